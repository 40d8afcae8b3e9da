const brand = Symbol.for('@clicamos/health.HealthError');

/**
 * Why this package gave up.
 * - `DeadlineExceeded`: `pollUntilHealthy` did not see enough healthy checks in time
 * - `InvalidOption`: an option has a value that cannot work; nothing was started
 */
export type HealthErrorCode = 'DeadlineExceeded' | 'InvalidOption';

/** What a {@link HealthError} knows beside its sentence. */
export interface HealthErrorDetails {
  /** Why the last check was not enough. */
  readonly lastReason?: string;
  /** Checks that were begun. */
  readonly attempts?: number;
  readonly deadlineMs?: number;
  /** The option that cannot work. */
  readonly option?: string;
  /** What the last check threw, when it threw. */
  readonly cause?: unknown;
}

/** The one error of this package: a `code`, a sentence, and the facts behind it. */
export class HealthError extends Error {
  readonly code: HealthErrorCode;
  readonly lastReason: string | undefined;
  readonly attempts: number | undefined;
  readonly deadlineMs: number | undefined;
  readonly option: string | undefined;

  constructor(code: HealthErrorCode, message: string, details: HealthErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'HealthError';
    this.code = code;
    this.lastReason = details.lastReason;
    this.attempts = details.attempts;
    this.deadlineMs = details.deadlineMs;
    this.option = details.option;
    Object.defineProperty(this, brand, { value: true });
  }
}

/**
 * Whether `error` is a {@link HealthError}, also one of another installed copy of this package.
 *
 * @example
 * import { isHealthError } from '@clicamos/health';
 * if (isHealthError(error)) report(error.code, error.lastReason);
 */
export function isHealthError(error: unknown): error is HealthError {
  return typeof error === 'object' && error !== null && brand in error;
}
