/**
 * The time as an argument, so that waits can be tested without waiting.
 * Several sleeps may be pending at once.
 */
export interface Clock {
  /** Milliseconds since the epoch; never goes back. */
  now(): number;
  /** Resolves after `ms`; on abort rejects at once with `signal.reason` and leaves no timer. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * The machine's clock. `now` counts from the process's start on the monotonic clock: a correction of the
 * wall clock in the middle of a wait must not make the wait longer or shorter.
 *
 * @example
 * import { systemClock } from '@clicamos/health';
 * await systemClock.sleep(500, AbortSignal.timeout(100)); // rejects after 100 ms
 */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep,
};

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
