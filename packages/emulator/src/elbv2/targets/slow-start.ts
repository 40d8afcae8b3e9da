/** A target as far as its slow start goes. */
export interface Starting {
  /** Since when it is healthy, in milliseconds of the clock. */
  readonly healthySinceMs: number | undefined;
}

/**
 * The share of its turns that a target takes: it grows from a tenth to all of them while its slow start lasts.
 * @param durationMs milliseconds of the clock; 0 is no slow start
 */
export function shareOf({ healthySinceMs }: Starting, nowMs: number, durationMs: number): number {
  if (durationMs <= 0 || healthySinceMs === undefined) return 1;
  return Math.min(1, Math.max(0.1, (nowMs - healthySinceMs) / durationMs));
}
