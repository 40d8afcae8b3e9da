import type { UpdateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { changeDesiredCapacity } from '../../capacity/change-desired-capacity.js';
import { checkDesiredCapacity } from '../../capacity/check-bounds.js';
import type { GroupSettings } from '../../group/group.js';
import { findLiveGroup, patchGroup } from '../../group/groups.js';
import { refuseChanges } from '../../refresh/refuse-changes.js';
import { refuseMixedPool } from '../../warm-pool/refuse-mixed-pool.js';
import { readSettings } from '../../settings/read-settings.js';
import { refuseUnsupported } from '../../settings/refuse-unsupported.js';

/**
 * New sizes without a desired capacity pull it along: up to the minimum, down to the maximum.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
 */
export function updateAutoScalingGroup(input: UpdateAutoScalingGroupType, autoScaling: AutoScaling): Empty {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  refuseUnsupported(input);
  refuseChanges(group, input);
  const settings = readSettings(autoScaling, input, group.settings);
  refuseMixedPool({ ...settings, warmPool: group.warmPool });
  const desired = input.DesiredCapacity ?? withinSizes(group.desiredCapacity, settings);
  checkDesiredCapacity(desired, settings);
  patchGroup(autoScaling, group.name, { settings });
  const what = `a user request update of AutoScalingGroup constraints to min: ${settings.minSize}, max: ${settings.maxSize}, desired: ${desired}`;
  changeDesiredCapacity(autoScaling, { ...group, settings }, { desired, what });
  autoScaling.reconcile(group.name);
  return {};
}

const withinSizes = (desired: number, { minSize, maxSize }: GroupSettings) =>
  Math.min(Math.max(desired, minSize), maxSize);
