import type { Group } from '../cloud/cloud.js';

/** What decides how many instances next must have. */
export interface CapacityFacts {
  /** What was wanted until now; never lowered during a rollout. */
  readonly wantedSoFar: number;
  /** Of previous, as it is now; absent on a first deploy or once it is gone. */
  readonly previous?: Pick<Group, 'minSize' | 'maxSize' | 'desiredCapacity'>;
  /** Of next. */
  readonly minSize: number;
  readonly maxSize: number;
}

/**
 * How many instances next must have: the most of what was wanted so far, what previous has now, and the minimum,
 * within the larger of the two maxima (a maximum that was raised in the middle is followed too).
 */
export function wantedCapacity({ wantedSoFar, previous, minSize, maxSize }: CapacityFacts): number {
  const wanted = Math.max(wantedSoFar, previous?.desiredCapacity ?? 0, minSize);
  return Math.min(wanted, Math.max(maxSize, previous?.maxSize ?? 0));
}
