import type { AttachLoadBalancersType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../auto-scaling-context.js';
import { AwsError } from '../../aws-error.js';
import type { Group } from '../group.js';
import { findLiveGroup, patchGroup } from '../groups.js';
import { required } from '../required.js';
import { checkLoadBalancers } from '../settings/check-load-balancers.js';

/**
 * Attaching what is attached changes nothing; what is being removed comes back, or is refused (a doubt).
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancers.html
 */
export function attachLoadBalancers(input: AttachLoadBalancersType, autoScaling: AutoScaling): Empty {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const names = required(input.LoadBalancerNames, 'loadBalancerNames');
  checkLoadBalancers(autoScaling, names);
  refuseRemoving(autoScaling, group, names);
  const loadBalancers = new Map(group.loadBalancers);
  const attachedAtMs = new Map(group.attachedAtMs);
  for (const name of names) {
    if ((loadBalancers.get(name) ?? 'Removing') !== 'Removing') continue;
    loadBalancers.set(name, 'Adding');
    attachedAtMs.set(name, autoScaling.surroundings.time.now().getTime());
  }
  patchGroup(autoScaling, group.name, { loadBalancers, attachedAtMs });
  autoScaling.reconcile(group.name);
  return {};
}

function refuseRemoving({ surroundings }: AutoScaling, group: Group, names: readonly string[]): void {
  if (surroundings.hazards.doubts().attachWhileRemoving === 'taken') return;
  if (names.every((name) => group.loadBalancers.get(name) !== 'Removing')) return;
  throw new AwsError(
    'ResourceContention',
    'You already have a pending update to an Amazon EC2 Auto Scaling resource (for example, an Auto Scaling group, instance, or load balancer).',
    500,
  );
}
