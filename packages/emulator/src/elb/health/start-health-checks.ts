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
  let isEnded = false;
  let isUnderWay = false;
  let isDue = false;
  let cancelWait = time.after(0, round);

  function round(): void {
    isDue = false;
    isUnderWay = true;
    cancelWait = time.after(intervalMs, becomeDue);
    const result = check(ended.signal);
    if (typeof result === 'boolean') take(result);
    else void result.then(take);
  }

  function becomeDue(): void {
    isDue = true;
    if (!isUnderWay) round();
  }

  function take(passed: boolean): void {
    if (isEnded) return;
    isUnderWay = false;
    onResult(passed);
    if (isDue && !isEnded) round();
  }

  return () => {
    isEnded = true;
    ended.abort();
    cancelWait();
  };
}
