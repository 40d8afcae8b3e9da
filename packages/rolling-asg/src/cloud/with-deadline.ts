import type { Clock } from './clock.js';
import { durationText } from './duration-text.js';

export interface Deadline {
  readonly clock: Clock;
  readonly ms: number;
  /** Whose time is up, for the reason. */
  readonly what: string;
  /** Ends the work as well. */
  readonly signal?: AbortSignal;
}

/** Time is up; what was asked may still take effect. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * Runs `work` under its own signal, which aborts when the time is up. It ends then also when the work does not care
 * for its signal; no timer is left.
 *
 * @throws DeadlineError when the time is up
 */
export async function withDeadline<T>(
  { clock, ms, what, signal }: Deadline,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const ending = new AbortController();
  const done = new AbortController();
  const abort = () => ending.abort(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  const timer = clock.sleep(ms, done.signal).then(
    () => ending.abort(new DeadlineError(`${what} took longer than ${durationText(ms)}`)),
    () => undefined,
  );
  try {
    return await Promise.race([work(ending.signal), rejectionOf(ending.signal)]);
  } finally {
    signal?.removeEventListener('abort', abort);
    done.abort(isOver);
    await timer;
  }
}

/** A reason of our own: making one anew, with where it was made, is most of what a quick call costs. */
const isOver = 'over';

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
