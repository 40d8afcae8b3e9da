import { DeadlineError } from './with-deadline.js';

/**
 * Why a call failed, as far as the engine cares:
 * `throttled` and `unavailable` pass by themselves; `busy` passes when an activity ends;
 * `denied` is a matter of credentials or permissions, which can lag behind or be renewed; `invalid` is an argument that
 * AWS does not take, which can be something made a moment ago that it does not see yet;
 * `exists` and `missing` say what is there already or no more; `refused` is everything else.
 */
export type CloudErrorKind =
  | 'throttled'
  | 'unavailable'
  | 'busy'
  | 'denied'
  | 'invalid'
  | 'exists'
  | 'missing'
  | 'refused';

const brand = Symbol.for('@clicamos/rolling-asg.CloudError');

/** A failed call to the cloud; `cause` is the client's own error. */
export class CloudError extends Error {
  readonly [brand] = true;
  override readonly name = 'CloudError';
  readonly kind: CloudErrorKind;
  /** The engine's name of the call, as in `CloudPort`. */
  readonly call: string;

  constructor(kind: CloudErrorKind, call: string, cause: unknown) {
    super(`${call} failed: ${causeText(cause)}`, { cause });
    this.kind = kind;
    this.call = call;
  }
}

/** A client's error by its name, which AWS documents; one of ours is a sentence. */
function causeText(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause instanceof DeadlineError ? cause.message : `${cause.name}: ${cause.message}`;
}

/** Whether `error` is a `CloudError` (of any installed copy), and of one of `kinds` when given. */
export function isCloudError(error: unknown, ...kinds: readonly CloudErrorKind[]): error is CloudError {
  if (!(error instanceof Error) || !(brand in error)) return false;
  return kinds.length === 0 || ('kind' in error && kinds.some((kind) => kind === error.kind));
}
