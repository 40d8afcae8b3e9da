import { setTimeout as sleep } from 'node:timers/promises';

/** The time as an argument, so that waits can be tested without waiting. */
export interface Clock {
  /** Milliseconds; never goes back. */
  now(): number;
  /** Resolves after `ms`; on abort rejects at once with `signal.reason` and leaves no timer. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    try {
      await sleep(ms, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted(); // with the caller's reason; Node's own error wraps it
      throw error;
    }
  },
};
