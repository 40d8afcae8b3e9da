import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processHosting, simulatedHosting, type Hosting } from './create-cloud.js';

/** What instances of an emulator are, and what is left of them at its end. */
export interface InstancesGround {
  readonly hosting: Hosting;
  /** Removes what the emulator made for them. */
  readonly remove: () => Promise<void>;
}

/** No process and no file. */
export const simulatedGround: InstancesGround = { hosting: simulatedHosting, remove: async () => undefined };

/** Processes, with their files in a folder: a temporary one unless it is given. */
export async function processesGround(stateDirectory: string | undefined): Promise<InstancesGround> {
  const { path, isTemporary, remove } = await stateFolder(stateDirectory);
  return { hosting: processHosting({ stateDirectory: path, isTemporary }), remove };
}

async function stateFolder(given: string | undefined) {
  if (given !== undefined) return { path: given, isTemporary: false, remove: async () => undefined };
  const path = await mkdtemp(join(tmpdir(), 'clicamos-emulator-'));
  return { path, isTemporary: true, remove: () => rm(path, { recursive: true, force: true }) };
}
