import type { InstanceRefreshStatus } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { patchRefresh } from './patch-refresh.js';
import type { Refresh } from '../group/refresh.js';
import { leftToReplace } from './refresh-progress.js';
import { takeBackSurge } from './take-out.js';

interface Ending {
  readonly status: InstanceRefreshStatus;
  readonly reason?: string | undefined;
}

/** Ends a refresh where it stands. */
export function endRefresh(
  autoScaling: AutoScaling,
  { group, refresh }: { readonly group: Group; readonly refresh: Refresh },
  { status, reason }: Ending,
): void {
  takeBackSurge(autoScaling, group, refresh);
  patchRefresh(autoScaling, group.name, {
    status,
    reason,
    endedAt: autoScaling.surroundings.time.now(),
    left: Math.min(leftToReplace(group, refresh), refresh.total),
    batch: undefined,
    launchesOwed: 0,
  });
}
