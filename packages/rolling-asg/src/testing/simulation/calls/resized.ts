import type { GroupSizes } from '../../../cloud/ports.js';

type Sizes = Required<GroupSizes>;

/**
 * Sizes after an update. One that names no desired capacity moves it into the new bounds, as AWS documents for
 * `UpdateAutoScalingGroup`.
 */
export function resized({ minSize, maxSize, desiredCapacity }: Sizes, change: GroupSizes): Sizes {
  const min = change.minSize ?? minSize;
  const max = change.maxSize ?? maxSize;
  const desired = change.desiredCapacity ?? Math.min(max, Math.max(min, desiredCapacity));
  return { minSize: min, maxSize: max, desiredCapacity: desired };
}
