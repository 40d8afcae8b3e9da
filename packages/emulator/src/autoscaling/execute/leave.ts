import { endActivity, updateActivity } from '../activities/activities.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { patchGroup, patchMember } from '../group/groups.js';
import type { Member } from '../group/member.js';
import { departureDescription } from './begin-departure.js';

/** Asks EC2 to terminate the instance; the member stays until EC2 says that it is terminated. */
export function terminate(autoScaling: AutoScaling, group: Group, member: Member): void {
  const { instanceId } = member;
  patchMember(autoScaling, { groupName: group.name, instanceId }, { terminationOrdered: true });
  const Description = departureDescription(member.lifecycle, instanceId);
  updateActivity(autoScaling, member.activityId, { StatusCode: 'InProgress', Progress: 50, Description });
  autoScaling.instances.terminate(instanceId);
}

/** Ends the membership: the instance is terminated, or detached and left running. */
export function leave(autoScaling: AutoScaling, group: Group, member: Member): void {
  const members = new Map([...group.members].filter(([id]) => id !== member.instanceId));
  patchGroup(autoScaling, group.name, { members });
  endDeparture(autoScaling, member);
}

/** Ends the way to `Standby`. */
export function standBy(autoScaling: AutoScaling, group: Group, member: Member): void {
  const key = { groupName: group.name, instanceId: member.instanceId };
  patchMember(autoScaling, key, { lifecycle: 'Standby', activityId: undefined });
  endDeparture(autoScaling, member);
}

const endDeparture = (autoScaling: AutoScaling, { activityId, lifecycle, instanceId }: Member) =>
  endActivity(autoScaling, activityId, {
    StatusCode: 'Successful',
    Description: departureDescription(lifecycle, instanceId),
  });
