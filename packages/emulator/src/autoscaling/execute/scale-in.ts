import { endActivity, startActivity } from '../activities/activities.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { scaleInCause } from '../activities/causes.js';
import type { ScaleIn } from '../view/decision.js';
import type { Group } from '../group/group.js';
import { patchGroup, patchMember } from '../group/groups.js';
import { countsTowardsCapacity, unitsOf } from '../group/member.js';
import { pooledMembers, wantedPoolSize } from '../group/pool-size.js';
import { beginDeparture } from './begin-departure.js';

/** Begins to terminate the instances that are in excess; each has its own activity, all the same cause. */
export function scaleIn(autoScaling: AutoScaling, group: Group, { instanceIds, from, to }: ScaleIn): void {
  const at = autoScaling.surroundings.time.now();
  const cause = scaleInCause(instanceIds, { at, change: group.capacityChange, from, to });
  const returning = new Set(instanceIds.slice(0, roomInPool(group)));
  for (const instanceId of instanceIds) {
    const member = group.members.get(instanceId);
    if (!member) continue;
    const { ActivityId } = beginDeparture(
      autoScaling,
      { group, member },
      { lifecycle: 'Terminating', cause },
    );
    if (returning.has(instanceId))
      patchMember(autoScaling, { groupName: group.name, instanceId }, { returnsToPool: true });
    patchGroup(autoScaling, group.name, { lastScalingActivityId: ActivityId });
  }
}

/** How many the warm pool takes back. */
const roomInPool = (group: Group): number =>
  group.warmPool?.reusesOnScaleIn === true
    ? Math.max(wantedPoolSize(group) - pooledMembers(group).length, 0)
    : 0;

/** Says once that scale-in has stopped short. */
export function reportProtection(autoScaling: AutoScaling, group: Group): void {
  const from = unitsOf([...group.members.values()].filter(countsTowardsCapacity));
  const step = {
    at: autoScaling.surroundings.time.now(),
    change: group.capacityChange,
    from,
    to: group.desiredCapacity,
  };
  const { ActivityId } = startActivity(autoScaling, group, {
    description: 'Terminating EC2 instance',
    cause: scaleInCause([], step),
    status: 'InProgress',
    place: undefined,
  });
  endActivity(autoScaling, ActivityId, {
    StatusCode: 'Failed',
    StatusMessage:
      'Could not scale to desired capacity because all remaining instances are protected from scale-in.',
  });
  patchGroup(autoScaling, group.name, { protectionIsReported: true });
}
