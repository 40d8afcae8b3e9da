import type { DetachLoadBalancersType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../auto-scaling-context.js';
import { validationError } from '../errors.js';
import type { AttachmentState } from '../group.js';
import { findLiveGroup, patchGroup } from '../groups.js';
import { required } from '../required.js';

/**
 * The instances stay in the group; each load balancer is `Removing` until they have drained.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachLoadBalancers.html
 */
export function detachLoadBalancers(input: DetachLoadBalancersType, autoScaling: AutoScaling): Empty {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const names = required(input.LoadBalancerNames, 'loadBalancerNames');
  const isRefused = autoScaling.surroundings.hazards.doubts().detachWhileRemoving === 'refused';
  const isDetachable = (state: AttachmentState | undefined) =>
    state !== undefined && !(isRefused && state === 'Removing');
  if (!names.every((name) => isDetachable(group.loadBalancers.get(name)))) {
    throw validationError('Trying to remove Load Balancers that are not part of the group');
  }
  const loadBalancers = new Map(group.loadBalancers);
  for (const name of names) loadBalancers.set(name, 'Removing');
  patchGroup(autoScaling, group.name, { loadBalancers });
  autoScaling.reconcile(group.name);
  return {};
}
