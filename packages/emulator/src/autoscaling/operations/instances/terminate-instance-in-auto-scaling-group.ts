import type { ActivityType, TerminateInstanceInAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../../service/aws-error.js';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { requestCause } from '../../activities/causes.js';
import { notEmulated, validationError } from '../../requests/errors.js';
import { beginDeparture } from '../../execute/begin-departure.js';
import type { Group } from '../../group/group.js';
import { patchGroup } from '../../group/groups.js';
import { countsTowardsCapacity, isInPool, unitsOf, type Member } from '../../group/member.js';
import { findMember } from '../../group/members-of.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TerminateInstanceInAutoScalingGroup.html */
export function terminateInstanceInAutoScalingGroup(
  input: TerminateInstanceInAutoScalingGroupType,
  autoScaling: AutoScaling,
): ActivityType {
  if (input.InstanceIds?.length) throw notEmulated('InstanceIds', 'use InstanceId.');
  const { group, member } = findMember(autoScaling, input.InstanceId);
  checkNotLeaving(member);
  if (isInPool(member)) throw validationError(`The instance ${member.instanceId} is in the warm pool.`);
  const shrinking = input.ShouldDecrementDesiredCapacity ? decrement(autoScaling, group, member) : undefined;
  const what = `instance ${member.instanceId} was taken out of service`;
  const cause = requestCause(autoScaling.surroundings.time.now(), what, shrinking);
  const Activity = beginDeparture(autoScaling, { group, member }, { lifecycle: 'Terminating', cause });
  autoScaling.reconcile(group.name);
  return { Activity };
}

function checkNotLeaving({ instanceId, activityId, lifecycle }: Member): void {
  if (!lifecycle.includes('Terminating')) return;
  throw new AwsError(
    'ScalingActivityInProgress',
    `Scaling activity ${activityId} is in progress and blocks this action: ${instanceId} is ${lifecycle}`,
  );
}

function decrement(autoScaling: AutoScaling, group: Group, member: Member) {
  if (!countsTowardsCapacity(member)) return undefined;
  const from = group.desiredCapacity;
  const to = from - unitsOf([member]);
  if (to < group.settings.minSize) {
    throw validationError(
      `Currently, desiredSize equals minSize (${group.settings.minSize}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
    );
  }
  patchGroup(autoScaling, group.name, { desiredCapacity: to });
  return { from, to };
}
