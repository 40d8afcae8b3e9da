import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../local/app-image.js';
import { parseStackOutputs, type StackOutputs } from './stack-outputs.js';

export interface LocalStackOptions {
  readonly emulator: { readonly endpoint: string; readonly region: string; readonly id: string };
  readonly service: string;
  readonly app: App;
  /** Remembers the outputs of what was created on this emulator. */
  readonly stateDirectory: string;
  readonly signal: AbortSignal;
}

interface Remembered {
  /** A fresh emulator has none of it, whatever the file says. */
  readonly emulatorId: string;
  readonly outputs: unknown;
}

/**
 * The infrastructure of the local environment: the same Pulumi program that `pulumi up` runs on AWS, run once
 * on each fresh emulator.
 */
export async function runLocalStack(options: LocalStackOptions): Promise<StackOutputs> {
  const { emulator, service, stateDirectory } = options;
  const path = join(stateDirectory, `stack-${service}.json`);
  const remembered = await readRemembered(path);
  if (remembered?.emulatorId === emulator.id) return parseStackOutputs(remembered.outputs, path);
  const outputs = await create(options);
  await mkdir(stateDirectory, { recursive: true });
  await writeFile(path, JSON.stringify({ emulatorId: emulator.id, outputs } satisfies Remembered, null, 2));
  return parseStackOutputs(outputs, 'The local stack');
}

async function create({ emulator, service, app, signal }: LocalStackOptions): Promise<unknown> {
  const [{ runProgram }, { stack }] = await Promise.all([
    import('@clicamos/pulumi-local'),
    import('@clicamos/stack'),
  ]);
  const { outputs } = await runProgram(stack, {
    endpoint: emulator.endpoint,
    region: emulator.region,
    project: 'clicamos',
    stack: 'local',
    config: {
      service,
      // The quickest settings that a Classic Load Balancer takes.
      loadBalancer: {
        instancePort: app.port,
        healthCheck: { path: app.healthPath, intervalSeconds: 5, timeoutSeconds: 2 },
        drainingSeconds: 30,
      },
    },
    signal,
  });
  return outputs;
}

async function readRemembered(path: string): Promise<Remembered | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Remembered; // written above
  } catch {
    return undefined; // none yet, or half written by a run that was killed: it is made again
  }
}
