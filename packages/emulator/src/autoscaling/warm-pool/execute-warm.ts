import type { LifecycleState, WarmPoolState } from '@aws-sdk/client-auto-scaling';
import { endActivity, startActivity } from '../activities/activities.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { atInstant, launchCause } from '../activities/causes.js';
import type { WarmStart } from '../view/decision.js';
import { endsBackOff } from '../execute/back-off.js';
import { beginDeparture } from '../execute/begin-departure.js';
import type { Group } from '../group/group.js';
import { patchGroup, patchMember } from '../group/groups.js';
import type { Member } from '../group/member.js';

const resting: Readonly<Record<WarmPoolState, LifecycleState>> = {
  Stopped: 'Warmed:Stopped',
  Running: 'Warmed:Running',
  Hibernated: 'Warmed:Hibernated',
};

/** Stops an instance that has been prepared; it comes to rest when it has stopped. */
export function stop(autoScaling: AutoScaling, group: Group, { instanceId }: Member): void {
  patchMember(autoScaling, { groupName: group.name, instanceId }, { stopOrdered: true });
  autoScaling.instances.stop(instanceId);
}

/** It is prepared, and stays as it is until the group wants it. */
export function rest(autoScaling: AutoScaling, group: Group, member: Member): void {
  const { instanceId, activityId } = member;
  const lifecycle = resting[group.warmPool?.state ?? 'Stopped'];
  if (endsBackOff(autoScaling, group, member))
    patchGroup(autoScaling, group.name, { launchBackoff: undefined });
  patchMember(
    autoScaling,
    { groupName: group.name, instanceId },
    { lifecycle, stopOrdered: false, hooksHaveRun: false, activityId: undefined },
  );
  endActivity(autoScaling, activityId, { StatusCode: 'Successful' });
}

/** Takes an instance out of the pool and into the group, as if it was launched now. */
export function startWarm(autoScaling: AutoScaling, group: Group, { instanceId, ...start }: WarmStart): void {
  const member = group.members.get(instanceId);
  if (member === undefined) return;
  const at = autoScaling.surroundings.time.now();
  const { from, to, origin } = start;
  const activity = startActivity(autoScaling, group, {
    description: `Launching a new EC2 instance from warm pool: ${instanceId}`,
    cause: launchCause(origin, { at, change: group.capacityChange, from, to }),
    status: 'PreInService',
    place: member,
    progress: 30,
  });
  patchMember(
    autoScaling,
    { groupName: group.name, instanceId },
    { lifecycle: 'Pending', origin, hooksHaveRun: false, activityId: activity.ActivityId },
  );
  autoScaling.instances.start(instanceId);
}

/** Begins to terminate an instance of which the pool has no need. */
export function leavePool(autoScaling: AutoScaling, group: Group, member: Member): void {
  const at = autoScaling.surroundings.time.now();
  const what = `instance ${member.instanceId} was taken out of the warm pool in response to a difference between its desired and its actual capacity`;
  beginDeparture(autoScaling, { group, member }, { lifecycle: 'Terminating', cause: atInstant(at, what) });
}

/** It has left the load balancers, and its hooks are through: back to where it is kept. */
export function returnToPool(autoScaling: AutoScaling, group: Group, { instanceId }: Member): void {
  patchMember(
    autoScaling,
    { groupName: group.name, instanceId },
    {
      lifecycle: 'Warmed:Pending',
      returnsToPool: false,
      hooks: [],
      hooksHaveRun: true,
      inServiceAtMs: undefined,
    },
  );
}
