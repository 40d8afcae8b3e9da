import type { Time } from '../../time.js';

/** A row of checks of one instance. */
export interface HealthChecks {
  /** One check. It never rejects; it ends when the signal aborts. */
  readonly check: (signal: AbortSignal) => boolean | Promise<boolean>;
  /** From the start of a check to the start of the next, in AWS's milliseconds. */
  readonly intervalMs: number;
  readonly time: Time;
  readonly onResult: (passed: boolean) => void;
}

/** Checks at once, after the caller, and then at every interval, never twice at a time; the answer ends it. */
export function startHealthChecks({ check, intervalMs, time, onResult }: HealthChecks): () => void {
  const ended = new AbortController();
  let cancelWait: () => void = () => undefined;

  const round = (): void => {
    let hasResult = false;
    let hasWaited = false;
    cancelWait = time.after(intervalMs, () => {
      hasWaited = true;
      if (hasResult) round();
    });
    const take = (passed: boolean) => {
      if (ended.signal.aborted) return;
      hasResult = true;
      onResult(passed);
      if (hasWaited && !ended.signal.aborted) round();
    };
    const result = check(ended.signal);
    if (typeof result === 'boolean') take(result);
    else void result.then(take);
  };

  cancelWait = time.after(0, round);
  return () => {
    ended.abort();
    cancelWait();
  };
}
