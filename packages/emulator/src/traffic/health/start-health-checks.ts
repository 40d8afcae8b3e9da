import type { Time } from '../../time/time.js';

/** A row of checks of one instance. */
export interface HealthChecks<Outcome> {
  /** One check. It never rejects; it ends when the signal aborts. */
  readonly check: (signal: AbortSignal) => Outcome | Promise<Outcome>;
  /** From the start of a check to the start of the next, in AWS's milliseconds. */
  readonly intervalMs: number;
  readonly time: Time;
  readonly onResult: (outcome: Outcome) => void;
}

/** Checks at once, after the caller, and then at every interval, never twice at a time; the answer ends it. */
export function startHealthChecks<Outcome>({
  check,
  intervalMs,
  time,
  onResult,
}: HealthChecks<Outcome>): () => void {
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
    if (result instanceof Promise) void result.then(take);
    else take(result);
  }

  function becomeDue(): void {
    isDue = true;
    if (!isUnderWay) round();
  }

  function take(outcome: Outcome): void {
    if (isEnded) return;
    isUnderWay = false;
    onResult(outcome);
    if (isDue && !isEnded) round();
  }

  return () => {
    isEnded = true;
    ended.abort();
    cancelWait();
  };
}
