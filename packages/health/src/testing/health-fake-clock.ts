import type { Clock } from '../clock.js';

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** A clock that only moves when told to, and that knows how many sleeps are pending. */
export interface FakeClock extends Clock {
  /** Moves on by `ms`, waking sleepers in order and letting what they woke run in between. */
  advance(ms: number): Promise<void>;
  pending(): number;
}

export function createFakeClock(startMs = 1_700_000_000_000): FakeClock {
  const sleepers = new Set<Sleeper>();
  let nowMs = startMs;
  return {
    now: () => nowMs,
    pending: () => sleepers.size,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const end = (settle: () => void) => () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', onAbort);
          settle();
        };
        const sleeper = { dueMs: nowMs + ms, wake: end(resolve) };
        const onAbort = end(() => reject(signal?.reason));
        sleepers.add(sleeper);
        signal?.addEventListener('abort', onAbort);
      }),
    async advance(ms) {
      const endMs = nowMs + ms;
      await settleMicrotasks();
      for (;;) {
        const [first] = [...sleepers].filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs);
        if (!first) break;
        nowMs = Math.max(nowMs, first.dueMs);
        first.wake();
        await settleMicrotasks();
      }
      nowMs = endMs;
    },
  };
}

/** Lets everything that is ready run: one turn of the event loop. */
export function settleMicrotasks(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
