/** How long a runner's requests and its hold on a rollout last, clock ms. */
export interface RunnerTiming {
  /** For how long a runner that says nothing more still counts as alive. */
  readonly leaseMs: number;
  /** The longest that a request which changes something may take. */
  readonly requestMs: number;
  /** The longest that a read may take. */
  readonly readMs: number;
  /** The longest that the request which takes or renews a lease may take. */
  readonly leaseRequestMs: number;
  /** After a lease was taken: until then, another one may have been written that was not seen. */
  readonly settleMs: number;
  /** How late a request may still take effect whose answer never came: AWS takes a signature for 5 minutes. */
  readonly lateMs: number;
  /** The longest that a check or the evidence of the caller's may take. */
  readonly checkMs: number;
}

/** For AWS, and for an emulator at AWS's speed. */
export const defaultTiming: RunnerTiming = {
  leaseMs: 60_000,
  requestMs: 15_000,
  readMs: 30_000,
  leaseRequestMs: 5_000,
  settleMs: 10_000,
  lateMs: 300_000,
  checkMs: 60_000,
};
