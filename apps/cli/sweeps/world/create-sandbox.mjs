import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessKeyPath } from '@clicamos/emulator/background';
import { startCommand } from '../command/start-command.mjs';

/**
 * A folder whose commands take `endpoint` for the emulator: a proxy in front of it, say. It holds what
 * `clicamos local up` leaves in a folder, with another address in the lock.
 *
 * @param {string} folder
 * @param {{ configuration: string, endpoint: string, home?: string, scope: ReturnType<typeof import('../judge/create-scope.mjs').createScope> }} options
 *   `home` is the folder that brought the emulator up; absent for that one itself
 */
export async function createSandbox(folder, { configuration, endpoint, home, scope }) {
  await mkdir(localFolder(folder), { recursive: true });
  await writeFile(join(folder, 'clicamos.yaml'), configuration);
  if (home !== undefined) await copyState(home, folder, endpoint);
  const started = new Set();
  scope.defer(() => Promise.all([...started].map((command) => command.kill())));
  return {
    folder,
    start(args, { limitMs = 60_000, ...options } = {}) {
      scope.throwIfClosed();
      const command = startCommand(args, { cwd: folder, limitMs, ...options });
      started.add(command);
      command.ended.finally(() => started.delete(command));
      return command;
    },
  };
}

export const localFolder = (folder) => join(folder, '.clicamos', 'local');

async function copyState(home, folder, endpoint) {
  const lock = JSON.parse(await readFile(join(localFolder(home), 'emulator.lock.json'), 'utf8'));
  await writeFile(join(localFolder(folder), 'emulator.lock.json'), JSON.stringify({ ...lock, endpoint }));
  const infrastructure = await readFile(join(localFolder(home), 'infrastructure-web.json'));
  await writeFile(join(localFolder(folder), 'infrastructure-web.json'), infrastructure);
  await copyFile(accessKeyPath(localFolder(home)), accessKeyPath(localFolder(folder)));
}
