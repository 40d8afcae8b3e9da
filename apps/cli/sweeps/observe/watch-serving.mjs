import { setTimeout as delay } from 'node:timers/promises';
import { readHealth } from './read-health.mjs';

const everyMs = 40;

/**
 * Looks again and again at how many instances take requests, and remembers the least.
 *
 * @param {Parameters<typeof readHealth>[0]} eyes
 * @returns {{ least(): number, reset(): void, stop(): Promise<void> }} `least` since the last `reset`
 */
export function watchServing(eyes) {
  let least = Infinity;
  let isStopped = false;
  const watching = (async () => {
    while (!isStopped) {
      const health = await readHealth(eyes);
      least = Math.min(least, health.filter(({ serves }) => serves).length);
      await delay(everyMs);
    }
  })();
  watching.catch(() => undefined); // told by `stop`
  return {
    least: () => least,
    reset: () => (least = Infinity),
    async stop() {
      isStopped = true;
      await watching;
    },
  };
}
