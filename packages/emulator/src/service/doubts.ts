/**
 * What is not known for sure of AWS: each is a switch, and a deploy should survive both values. The defaults are
 * what the emulator takes for likely. Times are AWS milliseconds; 0 is never.
 */
export interface Doubts {
  /** AttachLoadBalancers while the group's load balancer is still `Removing`. @default 'taken' */
  readonly attachWhileRemoving: 'taken' | 'refused';
  /** DetachLoadBalancers while the group's load balancer is `Removing` already. @default 'taken' */
  readonly detachWhileRemoving: 'taken' | 'refused';
  /**
   * When a load balancer is attached to running instances and the first of them is healthy there, the others, not
   * yet checked, count as unhealthy and are replaced. @default 'kept'
   */
  readonly othersAfterAttach: 'kept' | 'replaced';
  /** A condition on tags knows a new group only after this: until then calls that name it are denied. @default 0 */
  readonly tagConditionLagMs: number;
  /** An explicit ServiceLinkedRoleARN needs `iam:PassRole`, which the caller has or lacks. @default 'allowed' */
  readonly passServiceLinkedRole: 'allowed' | 'denied';
  /** How long reads show a group's tags as they were before. @default 0 */
  readonly tagVisibilityLagMs: number;
  /** How long a new instance profile is unknown to launches and groups. @default 0 */
  readonly instanceProfileLagMs: number;
  /** How long a new launch template version is unknown to groups. @default 0 */
  readonly templateVersionLagMs: number;
  /** How long, from the first try on, an empty group cannot be deleted, as by its warm pool. @default 0 */
  readonly deletionBusyMs: number;
  /** When the caller's credentials end, since the emulator's start. @default 0 */
  readonly credentialsEndAtMs: number;
}

/** The names of the switches. */
export type DoubtName = keyof Doubts;

/** What the emulator takes for likely. */
export const likely: Doubts = {
  attachWhileRemoving: 'taken',
  detachWhileRemoving: 'taken',
  othersAfterAttach: 'kept',
  tagConditionLagMs: 0,
  passServiceLinkedRole: 'allowed',
  tagVisibilityLagMs: 0,
  instanceProfileLagMs: 0,
  templateVersionLagMs: 0,
  deletionBusyMs: 0,
  credentialsEndAtMs: 0,
};
