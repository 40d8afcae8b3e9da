import type { AttachLoadBalancersType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { required } from '../../requests/required.js';
import { attachSources } from '../../sources/attach-sources.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancers.html */
export function attachLoadBalancers(input: AttachLoadBalancersType, autoScaling: AutoScaling): Empty {
  const names = required(input.LoadBalancerNames, 'loadBalancerNames');
  attachSources(autoScaling, input.AutoScalingGroupName, names);
  return {};
}
