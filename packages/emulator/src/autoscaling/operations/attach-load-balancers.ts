import type { AttachLoadBalancersType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../auto-scaling-context.js';
import { findLiveGroup, patchGroup } from '../groups.js';
import { required } from '../required.js';
import { checkLoadBalancers } from '../settings/check-load-balancers.js';

/**
 * Attaching what is attached changes nothing; what is being removed comes back.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancers.html
 */
export function attachLoadBalancers(input: AttachLoadBalancersType, autoScaling: AutoScaling): Empty {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const names = required(input.LoadBalancerNames, 'loadBalancerNames');
  checkLoadBalancers(autoScaling, names);
  const loadBalancers = new Map(group.loadBalancers);
  for (const name of names) {
    if ((loadBalancers.get(name) ?? 'Removing') === 'Removing') loadBalancers.set(name, 'Adding');
  }
  patchGroup(autoScaling, group.name, { loadBalancers });
  autoScaling.reconcile(group.name);
  return {};
}
