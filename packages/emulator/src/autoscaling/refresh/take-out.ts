import type { AutoScaling } from '../group/auto-scaling-context.js';
import { refreshedCause } from '../activities/causes.js';
import { beginDeparture } from '../execute/begin-departure.js';
import type { Group } from '../group/group.js';
import { unitsOf } from '../group/member.js';
import type { Refresh } from '../group/refresh.js';
import { unprovenMembers } from './refresh-progress.js';

/** Begins to terminate instances for a refresh; those that have gone by themselves are no matter. */
export function takeOut(autoScaling: AutoScaling, group: Group, instanceIds: readonly string[]): void {
  const at = autoScaling.surroundings.time.now();
  for (const instanceId of instanceIds) {
    const member = group.members.get(instanceId);
    if (member === undefined || member.lifecycle.includes('Terminating')) continue;
    const cause = refreshedCause(instanceId, at);
    beginDeparture(autoScaling, { group, member }, { lifecycle: 'Terminating', cause });
  }
}

/** Takes out again what was launched ahead, the newest first: what it was to stand in for stays. */
export function takeBackSurge(autoScaling: AutoScaling, group: Group, refresh: Refresh): readonly string[] {
  const surge = refresh.batch?.surge ?? 0;
  const newest = unprovenMembers(group, refresh).toSorted((a, b) => b.joinedAtMs - a.joinedAtMs);
  const chosen = newest
    .filter((_member, index) => unitsOf(newest.slice(0, index + 1)) <= surge)
    .map(({ instanceId }) => instanceId);
  takeOut(autoScaling, group, chosen);
  return chosen;
}
