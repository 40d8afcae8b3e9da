import type { WarmPoolConfiguration, WarmPoolState } from '@aws-sdk/client-auto-scaling';

/** Instances that are kept ready beside a group. */
export interface WarmPool {
  readonly minSize: number;
  /** How many the group and its pool may have together; none: as many as the group's maximum. */
  readonly maxPrepared: number | undefined;
  readonly state: WarmPoolState;
  /** Whether scale-in brings instances back into it. */
  readonly reusesOnScaleIn: boolean;
  /** It goes as soon as its instances have gone. */
  readonly isDeleting: boolean;
}

/** A pool as AWS describes it: what was not said of its size is not shown. */
export const describeWarmPoolConfiguration = (pool: WarmPool): WarmPoolConfiguration => ({
  ...(pool.maxPrepared === undefined ? {} : { MaxGroupPreparedCapacity: pool.maxPrepared }),
  MinSize: pool.minSize,
  PoolState: pool.state,
  ...(pool.isDeleting ? { Status: 'PendingDelete' } : {}),
  ...(pool.reusesOnScaleIn ? { InstanceReusePolicy: { ReuseOnScaleIn: true } } : {}),
});
