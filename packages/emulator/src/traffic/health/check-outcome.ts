/** What one health check has shown. */
export type CheckOutcome =
  | { readonly kind: 'passed' }
  /** An answer came in time, and its status is none that passes. */
  | { readonly kind: 'mismatch'; readonly status: number }
  | { readonly kind: 'timeout' }
  /** No connection, or one that broke off. */
  | { readonly kind: 'failed' };

export const checkPassed: CheckOutcome = { kind: 'passed' };
export const checkFailed: CheckOutcome = { kind: 'failed' };
export const checkTimedOut: CheckOutcome = { kind: 'timeout' };
