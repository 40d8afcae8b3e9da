import type { Group } from '../../cloud/cloud.js';

/** Which of a group's instances are protected from scale-in. */
export function protectedIn({ instances }: Pick<Group, 'instances'>): 'none' | 'some' | 'all' {
  const count = instances.filter(({ isProtected }) => isProtected).length;
  if (count === 0) return 'none';
  return count === instances.length ? 'all' : 'some';
}
