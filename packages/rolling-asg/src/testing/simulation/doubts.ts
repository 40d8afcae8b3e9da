/** Where AWS is not known for sure: each way is a setting. Durations are milliseconds. */
export interface Doubts {
  /** `AttachLoadBalancers` while the group is still leaving that load balancer. */
  readonly attachWhileRemoving: 'taken' | 'refused';
  /** `DetachLoadBalancers` once more while the group is still leaving that load balancer. */
  readonly detachWhileRemoving: 'taken' | 'refused';
  /** Whether a group's answer still lists a load balancer that it is leaving. */
  readonly listsRemoving: boolean;
  /** After a re-attach the first healthy instance makes the group replace those that are not yet. */
  readonly reattachReplaces: boolean;
  /** How long a new launch template version cannot be used yet. */
  readonly templateLagMs: number;
  /** How long an instance profile that was made with the release cannot be used yet. */
  readonly profileLagMs: number;
  /** How long answers show the tags of a group as they were before, those of a new one as none. */
  readonly tagLagMs: number;
  /** How long answers show the continuations of what is to be undone as they were, beside tags of the same write. */
  readonly tagPartLagMs: number;
  /** How long calls about a new group are denied, because conditions on tags lag behind. */
  readonly tagConditionLagMs: number;
  /** How long an empty group is busy before it can be deleted: a warm pool, an activity that has not ended. */
  readonly busyMs: number;
  /** How long a deleted group is still listed, as being deleted. */
  readonly deletingMs: number;
  /** How long a program's credentials last from its first call on: then each of its calls is denied. 0 is for good. */
  readonly credentialsMs: number;
}

export const noDoubts: Doubts = {
  attachWhileRemoving: 'taken',
  detachWhileRemoving: 'refused',
  listsRemoving: false,
  reattachReplaces: false,
  templateLagMs: 0,
  profileLagMs: 0,
  tagLagMs: 0,
  tagPartLagMs: 0,
  tagConditionLagMs: 0,
  busyMs: 0,
  deletingMs: 0,
  credentialsMs: 0,
};
