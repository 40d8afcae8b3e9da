import type { AttachLoadBalancerTargetGroupsType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { required } from '../../requests/required.js';
import { attachSources } from '../../sources/attach-sources.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancerTargetGroups.html */
export function attachLoadBalancerTargetGroups(
  input: AttachLoadBalancerTargetGroupsType,
  autoScaling: AutoScaling,
): Empty {
  const arns = required(input.TargetGroupARNs, 'targetGroupARNs');
  attachSources(autoScaling, input.AutoScalingGroupName, arns);
  return {};
}
