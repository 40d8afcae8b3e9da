import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recover } from '../command/recover.mjs';
import { settle } from '../observe/settle.mjs';
import { createImageFolders } from './create-images.mjs';
import { startWorld } from './start-world.mjs';

/**
 * A world for each worker. One that a point has broken is repaired, or ended and replaced.
 *
 * @param {{ defer(end: () => unknown): void }} scope
 * @param {{ speed: number, rate: number, newEvery?: number, bakeSeconds?: number, 'load-balancer'?: string }} flags
 */
export async function createWorlds(scope, { speed, rate, ...options }) {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-sweep-'));
  scope.defer(() => rm(folder, { recursive: true, force: true }));
  const imageFolders = await createImageFolders(join(folder, 'images'));
  const worlds = new Map();
  scope.defer(() => Promise.allSettled([...worlds.values()].map(async (world) => (await world).close())));
  let count = 0;
  const start = () => {
    scope.throwIfClosed();
    return startWorld(join(folder, `world-${(count += 1)}`), {
      speed,
      ratePerSecond: rate,
      imageFolders,
      ...options,
    });
  };
  const replace = async (worker) => {
    const world = worlds.get(worker);
    worlds.delete(worker);
    await (await world)?.close();
  };
  return {
    replace,
    /** The worker's world, started when it is first asked for. */
    of(worker) {
      if (!worlds.has(worker)) worlds.set(worker, start());
      return worlds.get(worker);
    },
    /** After a case that left the service other than `before`: `clicamos abort` repairs it, else another world does. */
    async repair(worker, before) {
      const world = await worlds.get(worker);
      await recover(world, ['abort']);
      if ((await settle(world, before)).length > 0) await replace(worker);
    },
  };
}
