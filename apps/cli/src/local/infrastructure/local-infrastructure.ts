import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app-image.js';
import type { Infrastructure } from '../../environment/environment.js';
import {
  createInfrastructure,
  type CreateInfrastructureOptions,
  type LocalFront,
} from './create-infrastructure.js';

export interface LocalInfrastructureOptions {
  readonly clients: CreateInfrastructureOptions['clients'];
  readonly front: LocalFront;
  /** AWS seconds per real second. */
  readonly speed: number;
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
  readonly front: LocalFront;
  readonly outputs: Infrastructure;
}

/** What a service of the local environment stands on: made once on each fresh emulator, and remembered. */
export async function localInfrastructure(options: LocalInfrastructureOptions): Promise<Infrastructure> {
  const { clients, emulatorId, service, front, speed, app, stateDirectory, signal } = options;
  const path = join(stateDirectory, `infrastructure-${service}.json`);
  const remembered = await readRemembered(path);
  if (remembered?.emulatorId === emulatorId && remembered.front === front) return remembered.outputs;
  const outputs = await createInfrastructure({ clients, service, front, speed, app, signal });
  await mkdir(stateDirectory, { recursive: true });
  await writeFile(path, JSON.stringify({ emulatorId, front, outputs } satisfies Remembered, null, 2));
  return outputs;
}

async function readRemembered(path: string): Promise<Remembered | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Remembered; // written above
  } catch {
    return undefined; // none yet, or half written by a run that was killed: it is made again
  }
}
