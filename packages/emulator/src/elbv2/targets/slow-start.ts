/** A target as far as its slow start goes. */
export interface Starting {
  /** Since when it is in slow start, in milliseconds of the clock; nothing: it is in none. */
  readonly slowSinceMs: number | undefined;
}

/**
 * The share of its turns that a target takes: it grows from a tenth to all of them while its slow start lasts.
 * @param durationMs milliseconds of the clock; 0 is no slow start
 */
export function shareOf({ slowSinceMs }: Starting, nowMs: number, durationMs: number): number {
  if (durationMs <= 0 || slowSinceMs === undefined) return 1;
  return Math.min(1, Math.max(0.1, (nowMs - slowSinceMs) / durationMs));
}

/** A target beside the one that becomes healthy. */
export interface Beside extends Starting {
  readonly isHealthy: boolean;
}

/**
 * Whether a target that becomes healthy starts slowly: only beside one that is healthy and does not.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#slow-start-mode
 */
export const startsSlowly = (others: readonly Beside[], nowMs: number, durationMs: number): boolean =>
  durationMs > 0 && others.some((other) => other.isHealthy && shareOf(other, nowMs, durationMs) === 1);
