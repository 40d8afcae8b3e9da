import type { GroupInstance } from '../../cloud/cloud.js';

/** What instances count towards the capacity of their group: each 1, or its weight. */
export function unitsOf(instances: readonly Pick<GroupInstance, 'units'>[]): number {
  return instances.reduce((sum, { units = 1 }) => sum + units, 0);
}
