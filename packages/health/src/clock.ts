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
 * wall clock in the middle of a wait must not make the wait longer or shorter. Who sleeps over a time in which the process
 * stood still wakes once what came meanwhile is read: a connection that was closed is known to be.
 *
 * @example
 * import { systemClock } from '@clicamos/health';
 * await systemClock.sleep(500, AbortSignal.timeout(100)); // rejects after 100 ms
 */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep,
};

/** A timer that is so late is no timer's. */
const stoodStillMs = 500;

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const dueMs = performance.now() + ms;
    const wake = () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(() => {
      if (performance.now() - dueMs > stoodStillMs) setImmediate(wake);
      else wake();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
