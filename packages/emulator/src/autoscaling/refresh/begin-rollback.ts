import type { AutoScaling } from '../group/auto-scaling-context.js';
import { countsTowardsCapacity, isDeparting, isInPool, type Member } from '../group/member.js';
import type { Group } from '../group/group.js';
import { patchRefresh } from './patch-refresh.js';
import { percentReplaced } from './percent-replaced.js';
import type { Refresh } from '../group/refresh.js';
import { knownMembers, leftToReplace } from './refresh-progress.js';
import { takeBackSurge } from './take-out.js';

/** Turns a refresh round: from now on what it launched is replaced by what the group was made from before. */
export function beginRollback(
  autoScaling: AutoScaling,
  { group, refresh, because }: { readonly group: Group; readonly refresh: Refresh; readonly because: string },
): void {
  const now = autoScaling.surroundings.time.now();
  const takenBack = takeBackSurge(autoScaling, group, refresh);
  const newcomers = [...group.members.values()]
    .filter((member) => isNew(member, refresh))
    .map(({ instanceId }) => instanceId)
    .filter((id) => !takenBack.includes(id));
  patchRefresh(autoScaling, group.name, {
    status: 'RollbackInProgress',
    reason: because,
    ...{ batch: undefined, launchesOwed: 0, checkpointUntilMs: undefined, bakeUntilMs: undefined },
    outdated: new Set(newcomers),
    known: knownMembers(group),
    progressAtMs: now.getTime(),
    rollback: {
      RollbackReason: because,
      RollbackStartTime: now,
      PercentageCompleteOnRollback: percentReplaced(group, refresh),
      InstancesToUpdateOnRollback: leftToReplace(group, refresh),
    },
  });
}

/** It was launched since, or is of the pool and what the refresh wanted. */
const isNew = (member: Member, { known, outdated }: Refresh): boolean =>
  isInPool(member)
    ? !isDeparting(member) && !outdated.has(member.instanceId)
    : countsTowardsCapacity(member) && !known.has(member.instanceId);
