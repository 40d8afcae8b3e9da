import type { SetDesiredCapacityType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { changeDesiredCapacity } from '../../capacity/change-desired-capacity.js';
import { checkCooldown } from '../../capacity/check-cooldown.js';
import { validationError } from '../../requests/errors.js';
import type { GroupSettings } from '../../group/group.js';
import { findLiveGroup } from '../../group/groups.js';
import { required } from '../../requests/required.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetDesiredCapacity.html */
export function setDesiredCapacity(input: SetDesiredCapacityType, autoScaling: AutoScaling): Empty {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const desired = required(input.DesiredCapacity, 'desiredCapacity');
  checkBounds(desired, group.settings);
  if (input.HonorCooldown) checkCooldown(autoScaling, group);
  changeDesiredCapacity(autoScaling, group, {
    desired,
    what: 'a user request explicitly set group desired capacity',
  });
  autoScaling.reconcile(group.name);
  return {};
}

function checkBounds(desired: number, { minSize, maxSize }: GroupSettings): void {
  const refusal = (bound: string) =>
    validationError(`New SetDesiredCapacity value ${desired} is ${bound} for the AutoScalingGroup.`);
  if (desired > maxSize) throw refusal(`above max value ${maxSize}`);
  if (desired < minSize) throw refusal(`below min value ${minSize}`);
}
