const brand = Symbol.for('@clicamos/network.NetworkPlanError');

/** One thing that is wrong with an option: `path` as a Pulumi property path, `reason` a sentence. */
export interface NetworkIssue {
  /** For example `nat.kind` or `zones[1]`. */
  readonly path: string;
  readonly reason: string;
}

/** `InvalidOptions`: the options cannot make a network; `issues` says why, all of them. Nothing was created. */
export type NetworkPlanErrorCode = 'InvalidOptions';

/** Thrown by `planNetwork`. The Pulumi component turns it into `InputPropertyError`. */
export class NetworkPlanError extends Error {
  readonly [brand] = true;
  override readonly name = 'NetworkPlanError';
  readonly code: NetworkPlanErrorCode = 'InvalidOptions';
  readonly issues: readonly NetworkIssue[];

  constructor(issues: readonly NetworkIssue[]) {
    super(issues.map(({ path, reason }) => `\`${path}\` ${reason}`).join('; '));
    this.issues = issues;
  }
}

/**
 * Whether `error` is a {@link NetworkPlanError}, also one of another installed copy of this package.
 *
 * @example
 * import { isNetworkPlanError } from '@clicamos/network';
 * if (isNetworkPlanError(error)) for (const { path, reason } of error.issues) report(path, reason);
 */
export function isNetworkPlanError(error: unknown): error is NetworkPlanError {
  return typeof error === 'object' && error !== null && brand in error;
}
