import type { DeleteAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../../service/aws-error.js';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { changeDesiredCapacity } from '../../capacity/change-desired-capacity.js';
import type { Group } from '../../group/group.js';
import { findGroup, patchGroup } from '../../group/groups.js';
import { isDeparting, isInPool } from '../../group/member.js';
import { checkDeletionProtection } from '../../settings/check-deletion-protection.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteAutoScalingGroup.html */
export function deleteAutoScalingGroup(input: DeleteAutoScalingGroupType, autoScaling: AutoScaling): Empty {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const isForced = input.ForceDelete ?? false;
  checkDeletionProtection(group, isForced);
  if (!isForced) checkEmpty(group);
  if (!isForced) checkNotBusy(autoScaling, group);
  const settings = { ...group.settings, minSize: 0, maxSize: 0 };
  patchGroup(autoScaling, group.name, { isDeleting: true, settings });
  const what = 'a user request update of AutoScalingGroup constraints to min: 0, max: 0, desired: 0';
  changeDesiredCapacity(autoScaling, group, { desired: 0, what });
  autoScaling.reconcile(group.name);
  return {};
}

function checkEmpty({ name, members, warmPool }: Group): void {
  const own = [...members.values()].filter((member) => !isInPool(member));
  if (own.length === 0 && warmPool !== undefined && !warmPool.isDeleting) {
    throw new AwsError(
      'ResourceInUse',
      `You cannot delete AutoScalingGroup ${name} while it has a warm pool. Delete the warm pool and try again.`,
    );
  }
  if (members.size === 0 && warmPool === undefined) return;
  if (own.every(isDeparting)) throw activitiesInProgress();
  throw new AwsError(
    'ResourceInUse',
    'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
  );
}

/** Something that the group still has, such as a warm pool, may keep it busy for a while: a doubt. */
function checkNotBusy(autoScaling: AutoScaling, { name, busyUntilMs }: Group): void {
  const { time, hazards } = autoScaling.surroundings;
  const nowMs = time.now().getTime();
  const untilMs = busyUntilMs ?? nowMs + time.scaled(hazards.doubts().deletionBusyMs);
  if (nowMs >= untilMs) return;
  patchGroup(autoScaling, name, { busyUntilMs: untilMs });
  throw activitiesInProgress();
}

const activitiesInProgress = () =>
  new AwsError(
    'ScalingActivityInProgress',
    'You cannot delete an AutoScalingGroup while there are scaling activities in progress for that group.',
  );
