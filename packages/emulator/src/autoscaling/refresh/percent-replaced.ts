import type { Group } from '../group/group.js';
import { isActive, type Refresh } from '../group/refresh.js';
import { leftToReplace } from './refresh-progress.js';

/** How many instances the refresh has still to replace; of one that has ended, had. A rollback does not change it. */
export const instancesToUpdate = (group: Group, refresh: Refresh): number =>
  refresh.rollback?.InstancesToUpdateOnRollback ?? leftOf(group, refresh);

/** How much of what it set out to replace is replaced; during a rollback it falls back to zero. */
export function percentReplaced(group: Group, refresh: Refresh): number {
  const { total, rollback } = refresh;
  const left = leftOf(group, refresh);
  if (rollback !== undefined) return Math.min(percentOf(left, total), 100);
  return total === 0 ? 100 : percentOf(total - left, total);
}

const leftOf = (group: Group, refresh: Refresh): number =>
  isActive(refresh) ? Math.min(leftToReplace(group, refresh), refresh.total) : refresh.left;

const percentOf = (part: number, total: number): number =>
  total === 0 ? 0 : Math.floor((part / total) * 100);
