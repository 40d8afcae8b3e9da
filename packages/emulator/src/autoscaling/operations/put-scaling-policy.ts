import type { PolicyARNType, PutScalingPolicyType } from '@aws-sdk/client-auto-scaling';
import { newPartArn } from '../arn.js';
import type { AutoScaling } from '../auto-scaling-context.js';
import { validationError } from '../errors.js';
import { findLiveGroup, patchGroup } from '../groups.js';
import { required } from '../required.js';

const policyTypes = ['SimpleScaling', 'StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'];

/**
 * Stored and described; alarms never execute it, `ExecutePolicy` does.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html
 */
export function putScalingPolicy(input: PutScalingPolicyType, autoScaling: AutoScaling): PolicyARNType {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const name = required(input.PolicyName, 'policyName');
  const { PolicyType = 'SimpleScaling' } = input;
  if (!policyTypes.includes(PolicyType)) throw validationError(`Unsupported PolicyType ${PolicyType}`);
  const part = { kind: 'scalingPolicy', groupName: group.name, name } as const;
  const PolicyARN = group.policies.get(name)?.PolicyARN ?? newPartArn(autoScaling.surroundings, part);
  const policy = { ...input, PolicyType, PolicyARN, Enabled: input.Enabled ?? true, Alarms: [] };
  patchGroup(autoScaling, group.name, { policies: new Map(group.policies).set(name, policy) });
  return { PolicyARN, Alarms: [] };
}
