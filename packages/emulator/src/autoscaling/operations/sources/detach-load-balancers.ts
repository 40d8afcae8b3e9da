import type { DetachLoadBalancersType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { required } from '../../requests/required.js';
import { detachSources } from '../../sources/detach-sources.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachLoadBalancers.html */
export function detachLoadBalancers(input: DetachLoadBalancersType, autoScaling: AutoScaling): Empty {
  const names = required(input.LoadBalancerNames, 'loadBalancerNames');
  detachSources(autoScaling, input.AutoScalingGroupName, names);
  return {};
}
