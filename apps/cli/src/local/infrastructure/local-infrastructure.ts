import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clients } from '../../environment/create-clients.js';
import type { App } from '../app-image.js';
import { createInfrastructure, type LocalInfrastructure } from './create-infrastructure.js';

export interface LocalInfrastructureOptions {
  readonly clients: Pick<Clients, 'ec2' | 'elasticLoadBalancing'>;
  /** Of the running emulator: a fresh one has nothing, whatever is remembered. */
  readonly emulatorId: string;
  readonly service: string;
  readonly app: App;
  /** Remembers what was made on this emulator. */
  readonly stateDirectory: string;
  readonly signal: AbortSignal;
}

interface Remembered {
  readonly emulatorId: string;
  readonly outputs: LocalInfrastructure;
}

/** What a service of the local environment stands on: made once on each fresh emulator, and remembered. */
export async function localInfrastructure(options: LocalInfrastructureOptions): Promise<LocalInfrastructure> {
  const { clients, emulatorId, service, app, stateDirectory, signal } = options;
  const path = join(stateDirectory, `infrastructure-${service}.json`);
  const remembered = await readRemembered(path);
  if (remembered?.emulatorId === emulatorId) return remembered.outputs;
  const outputs = await createInfrastructure({ clients, service, app, signal });
  await mkdir(stateDirectory, { recursive: true });
  await writeFile(path, JSON.stringify({ emulatorId, outputs } satisfies Remembered, null, 2));
  return outputs;
}

async function readRemembered(path: string): Promise<Remembered | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Remembered; // written above
  } catch {
    return undefined; // none yet, or half written by a run that was killed: it is made again
  }
}
