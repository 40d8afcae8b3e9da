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

/** Runs `work` under its own signal, which aborts when the time is up; leaves no timer. */
export async function withDeadline<T>(
  { clock, ms, what, signal }: Deadline,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const done = new AbortController();
  const timer = clock.sleep(ms, done.signal).then(
    () => late.abort(new Error(`${what} took longer than ${durationText(ms)}`)),
    () => undefined,
  );
  try {
    return await work(signal === undefined ? late.signal : AbortSignal.any([late.signal, signal]));
  } finally {
    done.abort();
    await timer;
  }
}
