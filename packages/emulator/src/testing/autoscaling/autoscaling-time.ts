import type { Time } from '../../time/time.js';

/** A clock that stands still until the test moves it. */
export interface ManualTime extends Time {
  /** Lets real milliseconds pass and runs what is due, in order. */
  advance(ms: number): void;
  /** How many timers are set. */
  pending(): number;
}

/** @param speed how many AWS milliseconds pass in one real one; @default 1 */
export function createManualTime(speed = 1): ManualTime {
  let nowMs = Date.parse('2026-03-01T10:00:00.000Z');
  const timers = new Map<object, { readonly atMs: number; readonly callback: () => void }>();
  const scaled = (awsMs: number) => awsMs / speed;
  const nextDue = (untilMs: number) =>
    [...timers].filter(([, { atMs }]) => atMs <= untilMs).sort(([, a], [, b]) => a.atMs - b.atMs)[0];
  return {
    now: () => new Date(nowMs),
    scaled,
    sleep: (awsMs) =>
      new Promise<void>((resolve) => void timers.set({}, { atMs: nowMs + scaled(awsMs), callback: resolve })),
    after(awsMs, callback) {
      const key = {};
      timers.set(key, { atMs: nowMs + scaled(awsMs), callback });
      return () => timers.delete(key);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let due = nextDue(untilMs); due; due = nextDue(untilMs)) {
        const [key, { atMs, callback }] = due;
        timers.delete(key);
        nowMs = Math.max(nowMs, atMs);
        callback();
      }
      nowMs = untilMs;
    },
    pending: () => timers.size,
  };
}
