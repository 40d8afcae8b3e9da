import { expectOption, expectPositive } from './expect-option.js';

/** Growing delays, as a value: `firstMs`, `firstMs * factor`, ... never above `maxMs`. */
export interface Backoff {
  /** The delay after the first failure. */
  readonly firstMs: number;
  /** At least 1. @default 2 */
  readonly factor?: number;
  /** @default 30000 */
  readonly maxMs?: number;
  /** Changes each delay, for example {@link fullJitter}. @default no change */
  readonly jitter?: (delayMs: number) => number;
}

/**
 * The delay after `attempt` (1 = the first) in milliseconds.
 *
 * @example
 * import { backoffDelayMs } from '@clicamos/health';
 * backoffDelayMs({ firstMs: 100, factor: 2, maxMs: 1000 }, 3); // 400
 */
export function backoffDelayMs(backoff: Backoff, attempt: number): number {
  const { firstMs, factor = 2, maxMs = 30_000, jitter = (delayMs) => delayMs } = backoff;
  // factor ** attempt becomes Infinity in the end; the smaller of the two is then maxMs.
  return Math.max(0, jitter(Math.min(maxMs, firstMs * factor ** (attempt - 1))));
}

/**
 * Spreads callers that failed together: a delay anywhere between 0 and the whole.
 *
 * @param random numbers in [0, 1), such as `Math.random`
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function fullJitter(random: () => number): (delayMs: number) => number {
  return (delayMs) => delayMs * random();
}

/** Throws `InvalidOption` where a backoff cannot work. */
export function expectBackoff(backoff: Backoff): void {
  const { firstMs, factor = 2, maxMs = 30_000 } = backoff;
  expectPositive('backoff.firstMs', firstMs);
  expectOption('backoff.factor', factor, { isValid: factor >= 1, want: 'a number >= 1' });
  expectOption('backoff.maxMs', maxMs, {
    isValid: maxMs >= firstMs,
    want: `a number >= firstMs (${firstMs})`,
  });
}
