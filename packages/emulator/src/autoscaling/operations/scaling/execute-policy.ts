import type { ExecutePolicyType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../auto-scaling-context.js';
import { adjustedCapacity } from '../../capacity/adjusted-capacity.js';
import { changeDesiredCapacity } from '../../capacity/change-desired-capacity.js';
import { checkCooldown } from '../../capacity/check-cooldown.js';
import { notEmulated } from '../../errors.js';
import { findPolicy } from '../../find-policy.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ExecutePolicy.html */
export function executePolicy(input: ExecutePolicyType, autoScaling: AutoScaling): Empty {
  const { group, policy } = findPolicy(autoScaling, input);
  if (policy.PolicyType !== 'SimpleScaling') {
    throw notEmulated(`ExecutePolicy of a ${policy.PolicyType} policy`, 'use a SimpleScaling policy.');
  }
  if (input.HonorCooldown) checkCooldown(autoScaling, group);
  const { minSize, maxSize } = group.settings;
  changeDesiredCapacity(autoScaling, group, {
    desired: adjustedCapacity({ desired: group.desiredCapacity, minSize, maxSize }, policy),
    what: `a user request executed policy ${policy.PolicyName}`,
    cooldownSeconds: policy.Cooldown,
  });
  autoScaling.reconcile(group.name);
  return {};
}
