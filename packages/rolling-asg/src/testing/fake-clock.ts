import type { Clock } from '../cloud/clock.js';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Virtual time: it jumps to the next sleeper whenever nothing else is left to run. */
export function createFakeClock(startMs = 1_000_000): Clock & { readonly sleeping: () => number } {
  const sleepers = new Set<Sleeper>();
  let now = startMs;
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || sleepers.size === 0) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      const first = earliestOf(sleepers);
      if (first === undefined) return;
      now = Math.max(now, first.at);
      first.wake();
      schedule();
    });
  }

  return {
    now: () => now,
    sleeping: () => sleepers.size,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const finish = (settle: () => void) => () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', stop);
          settle();
        };
        const stop = finish(() => reject(signal?.reason));
        const sleeper = { at: now + Math.max(0, ms), wake: finish(resolve) };
        signal?.addEventListener('abort', stop, { once: true });
        sleepers.add(sleeper);
        schedule();
      }),
  };
}

/** Of those that wake together, the one that fell asleep first. */
function earliestOf(sleepers: Iterable<Sleeper>): Sleeper | undefined {
  let first: Sleeper | undefined;
  for (const one of sleepers) if (first === undefined || one.at < first.at) first = one;
  return first;
}
