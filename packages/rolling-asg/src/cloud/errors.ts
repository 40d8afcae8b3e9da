/**
 * - `BadOptions`: an option is missing or makes no sense; nothing was changed.
 * - `Preflight`: the plan has errors; nothing was changed.
 * - `Stale`: what was planned does not hold any more; nothing of ours is left, plan again.
 * - `Locked`: another rollout holds the service; nothing of ours is left.
 * - `Fenced`: another runner took this rollout over; this one stopped without touching anything more.
 * - `NeedsPerson`: it could neither be finished nor reverted; `nextCommand` says what to run.
 */
export type RolloutErrorCode = 'BadOptions' | 'Preflight' | 'Stale' | 'Locked' | 'Fenced' | 'NeedsPerson';

/** Who holds a service: read from the tags of its `next` (or half-drained `previous`) group. */
export interface LockHolder {
  readonly rolloutId: string;
  readonly groupName: string;
  readonly by: string;
  /** ISO 8601. */
  readonly since: string;
  readonly step: string;
  /** When its runner was last seen, clock ms; unknown without a lease. */
  readonly seenAtMs?: number;
  /** After it, clock ms, the runner counts as dead and may be taken over from. */
  readonly aliveUntilMs?: number;
  /** Once next serves, it waits so long, clock ms, for somebody to promote it. */
  readonly paused?: { readonly by: string; readonly forMs: number };
}

/** What a {@link RolloutError} knows beside its sentence. */
export interface RolloutErrorDetails {
  /** What made it fail. */
  readonly cause?: unknown;
  /** Who holds the service; with `Locked` and `Fenced`, as far as known. */
  readonly holder?: LockHolder;
  /** The failure and then the failure of the rollback, for `NeedsPerson`. */
  readonly errors?: readonly unknown[];
  /** What a person is to run. */
  readonly nextCommand?: string;
  /** What is left in the cloud, one sentence each. */
  readonly left?: readonly string[];
}

const brand = Symbol.for('@clicamos/rolling-asg.RolloutError');

/** Any end of a rollout that is neither deployed nor rolled back. */
export class RolloutError extends Error {
  readonly [brand] = true;
  override readonly name = 'RolloutError';
  readonly code: RolloutErrorCode;
  readonly holder?: LockHolder;
  readonly errors: readonly unknown[];
  readonly nextCommand?: string;
  readonly left: readonly string[];

  constructor(code: RolloutErrorCode, message: string, details: RolloutErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.holder = details.holder;
    this.errors = details.errors ?? [];
    this.nextCommand = details.nextCommand;
    this.left = details.left ?? [];
  }
}

/** Whether `error` is a `RolloutError` of any installed copy, and of `code` when given. */
export function isRolloutError(error: unknown, code?: RolloutErrorCode): error is RolloutError {
  if (!(error instanceof Error) || !(brand in error)) return false;
  return code === undefined || ('code' in error && error.code === code);
}
