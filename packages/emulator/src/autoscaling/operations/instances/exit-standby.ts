import type { Activity, ExitStandbyAnswer, ExitStandbyQuery } from '@aws-sdk/client-auto-scaling';
import { startActivity } from '../../activities/activities.js';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { checkRoomFor } from '../../capacity/check-bounds.js';
import { atInstant } from '../../activities/causes.js';
import { validationError } from '../../requests/errors.js';
import type { Group } from '../../group/group.js';
import { findLiveGroup, patchGroup, patchMember } from '../../group/groups.js';
import { unitsOf, type Member } from '../../group/member.js';
import { membersOf } from '../../group/members-of.js';

/**
 * The instances come back as if they were new: hooks, load balancers, `InService`.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ExitStandby.html
 */
export function exitStandby(input: ExitStandbyQuery, autoScaling: AutoScaling): ExitStandbyAnswer {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const members = membersOf(group, input.InstanceIds);
  for (const { instanceId, lifecycle } of members) {
    if (lifecycle !== 'Standby') throw validationError(`The instance ${instanceId} is not in Standby.`);
  }
  const count = unitsOf(members);
  checkRoomFor(group, count, 'exit standby');
  patchGroup(autoScaling, group.name, { desiredCapacity: group.desiredCapacity + count });
  const Activities = members.map((member) => comeBack(autoScaling, { group, member, count }));
  autoScaling.reconcile(group.name);
  return { Activities };
}

interface Return {
  readonly group: Group;
  readonly member: Member;
  /** What comes back together counts. */
  readonly count: number;
}

function comeBack(autoScaling: AutoScaling, { group, member, count }: Return): Activity {
  const { instanceId } = member;
  const from = group.desiredCapacity;
  const step = `increasing the capacity from ${from} to ${from + count}`;
  const what = `instance ${instanceId} was moved out of standby in response to a user request, ${step}`;
  const activity = startActivity(autoScaling, group, {
    description: `Moving EC2 instance out of Standby: ${instanceId}`,
    cause: atInstant(autoScaling.surroundings.time.now(), what),
    status: 'PreInService',
    place: member,
    progress: 30,
  });
  patchMember(
    autoScaling,
    { groupName: group.name, instanceId },
    { lifecycle: 'Pending', origin: 'request', hooksHaveRun: false, activityId: activity.ActivityId },
  );
  return activity;
}
