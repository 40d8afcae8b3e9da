import type { Group } from './group.js';
import { isDeparting, isInPool, type Member } from './member.js';

/**
 * How many instances the pool of a group shall have now.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html
 */
export function wantedPoolSize({ warmPool, settings, desiredCapacity }: Group): number {
  if (warmPool === undefined || warmPool.isDeleting) return 0;
  const prepared = warmPool.maxPrepared ?? settings.maxSize;
  return Math.max(prepared - desiredCapacity, warmPool.minSize, 0);
}

/** What the pool has, or gets back. */
export const pooledMembers = ({ members }: Pick<Group, 'members'>): readonly Member[] =>
  [...members.values()].filter(
    (member) => member.returnsToPool === true || (isInPool(member) && !isDeparting(member)),
  );
