import { systemClock, type EmulatorClock } from './clock.js';

/** The emulator's time. Waits are in AWS's milliseconds; `speed` makes them pass faster. */
export interface Time {
  /** The clock's instant, never scaled: it is what timestamps in answers show. */
  now(): Date;
  /** Runs `callback` once after `awsMs / speed` milliseconds of the clock; the answer cancels it. */
  after(awsMs: number, callback: () => void): () => void;
  /**
   * Resolves after `awsMs / speed` milliseconds of the clock; on abort rejects with `signal.reason`. For what a client
   * waits for, as an answer that is late: a virtual clock passes only while somebody sleeps, and `after` does not count.
   */
  sleep(awsMs: number, signal?: AbortSignal): Promise<void>;
  /** Milliseconds of the clock that `awsMs` of AWS's waiting take at this speed. */
  scaled(awsMs: number): number;
}

/**
 * @param speed how many AWS seconds pass in one second of the clock, > 0
 * @param clock @default the machine's
 */
export function createTime(speed: number, clock: EmulatorClock = systemClock): Time {
  const scaled = (awsMs: number) => awsMs / speed;
  return {
    now: () => new Date(clock.now()),
    scaled,
    sleep: (awsMs, signal) => clock.sleep(scaled(awsMs), signal),
    after: (awsMs, callback) =>
      clock.after?.(scaled(awsMs), callback) ?? afterSleep(clock, scaled(awsMs), callback),
  };
}

function afterSleep(clock: EmulatorClock, ms: number, callback: () => void): () => void {
  const cancelled = new AbortController();
  void clock.sleep(ms, cancelled.signal).then(callback, (reason: unknown) => {
    if (!cancelled.signal.aborted) throw reason;
  });
  return () => cancelled.abort();
}
