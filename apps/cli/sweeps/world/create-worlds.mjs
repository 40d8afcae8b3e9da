import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recover } from '../command/recover.mjs';
import { readService } from '../observe/read-service.mjs';
import { settle } from '../observe/settle.mjs';
import { createImageFolders } from './create-images.mjs';
import { startWorld } from './start-world.mjs';

/**
 * A world for each worker. One that a point has broken is repaired, or ended and replaced.
 *
 * @param {{ defer(end: () => unknown): void }} scope
 * @param {{ speed: number, rate: number, newEvery?: number, bakeSeconds?: number }} flags
 */
export async function createWorlds(scope, { speed, rate, ...options }) {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-sweep-'));
  scope.defer(() => rm(folder, { recursive: true, force: true }));
  const imageFolders = await createImageFolders(join(folder, 'images'));
  const worlds = new Map();
  scope.defer(() => Promise.allSettled([...worlds.values()].map(async (world) => (await world).close())));
  let count = 0;
  const start = () =>
    startWorld(join(folder, `world-${(count += 1)}`), {
      speed,
      ratePerSecond: rate,
      imageFolders,
      ...options,
    });
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
    /** After a point that left the service broken. */
    async repair(worker) {
      const world = await worlds.get(worker);
      await recover(world, ['abort']);
      const { versions } = await readService(world.clients);
      if ((await settle(world, { ...world.whole, versions })).length === 0) return;
      await replace(worker);
    },
  };
}
