/** When requests are due: the first at once, then one every `1 / rate` seconds, whatever became of the others. */
export interface Schedule {
  readonly startMs: number;
  readonly ratePerSecond: number;
}

/** When request number `index` (0 = the first) is due, in the clock's milliseconds. */
export function dueAtMs({ startMs, ratePerSecond }: Schedule, index: number): number {
  return startMs + (index * 1000) / ratePerSecond;
}

/** How many requests are due by `nowMs`, from the start. */
export function dueCount(schedule: Schedule, nowMs: number): number {
  if (nowMs < schedule.startMs) return 0;
  const count = Math.floor(((nowMs - schedule.startMs) * schedule.ratePerSecond) / 1000) + 1;
  // Division and multiplication do not round alike: request `count` may be due at exactly `nowMs`.
  if (dueAtMs(schedule, count) <= nowMs) return count + 1;
  return dueAtMs(schedule, count - 1) > nowMs ? count - 1 : count;
}

/**
 * Whether request `index` goes out on a connection of its own, so that exactly `share` of any long run of
 * requests does, evenly spread.
 */
export function isOnNewConnection(index: number, share: number): boolean {
  return Math.floor((index + 1) * share) > Math.floor(index * share);
}
