import type { Time } from '../../time.js';

/** A row of checks of one instance. */
export interface HealthChecks {
  /** One check. It never rejects; it ends when the signal aborts. */
  readonly check: (signal: AbortSignal) => Promise<boolean>;
  /** From the start of a check to the start of the next, in AWS's milliseconds. */
  readonly intervalMs: number;
  readonly time: Time;
  readonly onResult: (passed: boolean) => void;
}

/** Checks at once and then at every interval, never twice at a time; the answer ends it. */
export function startHealthChecks({ check, intervalMs, time, onResult }: HealthChecks): () => void {
  const ended = new AbortController();
  let cancelWait: () => void = () => undefined;

  const round = async (): Promise<void> => {
    const waited = new Promise<void>((resolve) => {
      cancelWait = time.after(intervalMs, resolve);
    });
    const passed = await check(ended.signal);
    if (ended.signal.aborted) return;
    onResult(passed);
    await waited;
    if (!ended.signal.aborted) void round();
  };

  void round();
  return () => {
    ended.abort();
    cancelWait();
  };
}
