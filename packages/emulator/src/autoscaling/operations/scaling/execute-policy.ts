import type { ExecutePolicyType, ScalingPolicy } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { adjustedCapacity } from '../../capacity/adjusted-capacity.js';
import { changeDesiredCapacity } from '../../capacity/change-desired-capacity.js';
import { checkCooldown } from '../../capacity/check-cooldown.js';
import { stepAdjustment } from '../../capacity/step-adjustment.js';
import { notEmulated } from '../../requests/errors.js';
import { findPolicy } from '../../group/find-policy.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ExecutePolicy.html */
export function executePolicy(input: ExecutePolicyType, autoScaling: AutoScaling): Empty {
  const { group, policy } = findPolicy(autoScaling, input);
  const chosen = adjustmentOf(policy, input);
  // A step policy has no cooldown to honour.
  if (input.HonorCooldown && policy.PolicyType === 'SimpleScaling') checkCooldown(autoScaling, group);
  const { minSize, maxSize } = group.settings;
  changeDesiredCapacity(autoScaling, group, {
    desired: adjustedCapacity({ desired: group.desiredCapacity, minSize, maxSize }, chosen),
    what: `a user request executed policy ${policy.PolicyName}`,
    cooldownSeconds: policy.Cooldown,
  });
  autoScaling.reconcile(group.name);
  return {};
}

function adjustmentOf(policy: ScalingPolicy, input: ExecutePolicyType): ScalingPolicy {
  if (policy.PolicyType === 'SimpleScaling') return policy;
  if (policy.PolicyType === 'StepScaling')
    return { ...policy, ScalingAdjustment: stepAdjustment(policy, input) };
  throw notEmulated(`ExecutePolicy of a ${policy.PolicyType} policy`, 'use a simple or step scaling policy.');
}
