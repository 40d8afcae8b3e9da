import type { SignedRequest } from './signed-request.js';

/**
 * Why a request is not let in:
 *
 * - `incomplete`: what it says of its signature cannot be checked
 * - `unknown-key`: its key, or the session token beside it, is of nobody here
 * - `mismatch`: it was signed with another secret, or changed on its way
 * - `out-of-time`: it was signed too long ago, or lies in the future
 * - `expired-token`: its temporary key is over
 */
export interface Denial {
  readonly kind: 'incomplete' | 'unknown-key' | 'mismatch' | 'out-of-time' | 'expired-token';
  /** AWS's sentence, or what is to be known beside it. */
  readonly reason: string;
}

/** Lets a request in, or says why not. */
export type Door = (request: SignedRequest) => Denial | undefined;
