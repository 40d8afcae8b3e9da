import type { PolicyARNType, PutScalingPolicyType } from '@aws-sdk/client-auto-scaling';
import { newPartArn } from '../../requests/arn.js';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import { findLiveGroup, patchGroup } from '../../group/groups.js';
import { required } from '../../requests/required.js';
import { alarmsOf } from '../../tracking/alarms.js';
import { followMetrics } from '../../tracking/breaches.js';

const policyTypes = ['SimpleScaling', 'StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'];

/**
 * A target tracking policy acts on metrics that are set, see `setMetric`; the others only when `ExecutePolicy` says so.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html
 */
export function putScalingPolicy(input: PutScalingPolicyType, autoScaling: AutoScaling): PolicyARNType {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const name = required(input.PolicyName, 'policyName');
  const { PolicyType = 'SimpleScaling' } = input;
  if (!policyTypes.includes(PolicyType)) throw validationError(`Unsupported PolicyType ${PolicyType}`);
  const part = { kind: 'scalingPolicy', groupName: group.name, name } as const;
  const PolicyARN = group.policies.get(name)?.PolicyARN ?? newPartArn(autoScaling.surroundings, part);
  if (PolicyType === 'TargetTrackingScaling') checkTarget(input);
  const policy = { ...input, PolicyType, PolicyARN, Enabled: input.Enabled ?? true };
  patchGroup(autoScaling, group.name, { policies: new Map(group.policies).set(name, policy) });
  followMetrics(autoScaling, group.name);
  autoScaling.reconcile(group.name);
  return { PolicyARN, Alarms: alarmsOf(autoScaling, policy) };
}

function checkTarget({ TargetTrackingConfiguration: configuration }: PutScalingPolicyType): void {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: custom } =
    configuration ?? {};
  if (configuration?.TargetValue !== undefined && (predefined === undefined) !== (custom === undefined))
    return;
  throw validationError(
    'A target tracking policy must have a TargetValue and either a PredefinedMetricSpecification or a CustomizedMetricSpecification',
  );
}
