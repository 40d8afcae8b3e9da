import type { Group, GroupInstance, InstanceState } from '../cloud/cloud.js';
import type { LoadBalancerReading, Sample } from './sample.js';
import { stateIn } from './state-in.js';

/** Why an instance does not serve. */
export type NotServing =
  | { readonly kind: 'pending' }
  | { readonly kind: 'stopped'; readonly lifecycleState: string }
  | { readonly kind: 'unhealthy' }
  | { readonly kind: 'no-load-balancer' }
  | { readonly kind: 'unread'; readonly loadBalancerName: string; readonly reason: string }
  | { readonly kind: 'absent'; readonly loadBalancerName: string }
  | { readonly kind: 'leaving'; readonly loadBalancerName: string; readonly state: InstanceState }
  | { readonly kind: 'out-of-service'; readonly loadBalancerName: string; readonly state: InstanceState };

/**
 * Why an instance does not serve; `undefined` when it does: `InService` and healthy in its group, and `InService` and
 * not leaving in every load balancer that is attached. No answer about it is an answer: it does not serve.
 */
export function whyNotServing(instance: GroupInstance, group: Group, sample: Sample): NotServing | undefined {
  if (instance.lifecycleState.startsWith('Pending')) return { kind: 'pending' };
  if (instance.lifecycleState !== 'InService')
    return { kind: 'stopped', lifecycleState: instance.lifecycleState };
  if (instance.healthStatus !== 'Healthy') return { kind: 'unhealthy' };
  const attached = loadBalancersOf(group, sample);
  if (attached.length === 0) return { kind: 'no-load-balancer' };
  return attached
    .map((reading) => whyNotInService(instance.instanceId, reading))
    .find((why) => why !== undefined);
}

/** The instances of a group that serve. */
export function servingInstances(group: Group, sample: Sample): readonly GroupInstance[] {
  return group.instances.filter((instance) => whyNotServing(instance, group, sample) === undefined);
}

/** How many instances of a group serve. */
export function countServing(group: Group | undefined, sample: Sample): number {
  return group === undefined ? 0 : servingInstances(group, sample).length;
}

/**
 * Whether a load balancer is letting an instance go. A Classic Load Balancer says `InService` until its connections
 * are drained, and tells it by the description alone.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html
 */
export function isLeaving(state: InstanceState): boolean {
  return /deregistration currently in progress/i.test(state.description);
}

/** The sample's readings of every load balancer attached to the group: one that was not read stays unread. */
function loadBalancersOf(group: Group, sample: Sample): readonly LoadBalancerReading[] {
  return group.loadBalancerNames.map(
    (name) =>
      sample.loadBalancers.find((reading) => reading.name === name) ?? {
        name,
        states: { kind: 'unread', reason: 'it was attached a moment ago' },
      },
  );
}

function whyNotInService(instanceId: string, { name, states }: LoadBalancerReading): NotServing | undefined {
  if (states.kind === 'unread') return { kind: 'unread', loadBalancerName: name, reason: states.reason };
  const state = stateIn(states.value, instanceId);
  if (state === undefined) return { kind: 'absent', loadBalancerName: name };
  if (isLeaving(state)) return { kind: 'leaving', loadBalancerName: name, state };
  return state.state === 'InService' ? undefined : { kind: 'out-of-service', loadBalancerName: name, state };
}
