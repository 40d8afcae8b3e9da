import type { DetachLoadBalancerTargetGroupsType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { required } from '../../requests/required.js';
import { detachSources } from '../../sources/detach-sources.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachLoadBalancerTargetGroups.html */
export function detachLoadBalancerTargetGroups(
  input: DetachLoadBalancerTargetGroupsType,
  autoScaling: AutoScaling,
): Empty {
  const arns = required(input.TargetGroupARNs, 'targetGroupARNs');
  detachSources(autoScaling, input.AutoScalingGroupName, arns);
  return {};
}
