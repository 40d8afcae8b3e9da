import { AwsError } from '../../service/aws-error.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { findGroup } from '../group/groups.js';
import { activeRefresh } from '../group/active-refresh.js';
import type { Refresh } from '../group/refresh.js';

/**
 * The refresh of a group that goes on.
 *
 * @throws AwsError `ActiveInstanceRefreshNotFound` when there is none
 */
export function findActiveRefresh(
  autoScaling: AutoScaling,
  groupName: string | undefined,
): { readonly group: Group; readonly refresh: Refresh } {
  const group = findGroup(autoScaling, groupName);
  const refresh = activeRefresh(group);
  if (refresh !== undefined && refresh.status !== 'Cancelling') return { group, refresh };
  throw noneFound(group.name);
}

/** What AWS says when no refresh of the group goes on. */
export const noneFound = (groupName: string) =>
  new AwsError(
    'ActiveInstanceRefreshNotFound',
    `No in progress or pending Instance Refresh found for Auto Scaling group ${groupName}`,
  );
