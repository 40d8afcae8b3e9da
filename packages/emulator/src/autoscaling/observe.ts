import type { AutoScaling } from './auto-scaling-context.js';
import type { Observed, View } from './decide/view.js';
import type { Group } from './group.js';

/** Reads from EC2 and the load balancers what a decision about the group rests on. */
export function observe(autoScaling: AutoScaling, group: Group): View {
  const { loadBalancers, surroundings } = autoScaling;
  const names = [...group.loadBalancers.keys()];
  return {
    group,
    observed: new Map([...group.members.keys()].map((id) => [id, observeInstance(autoScaling, id, names)])),
    existingLoadBalancers: new Set(names.filter((name) => loadBalancers.exists(name))),
    gracePeriodMs: surroundings.time.scaled(group.settings.healthCheckGracePeriodSeconds * 1000),
  };
}

const observeInstance = (
  { instances, loadBalancers }: AutoScaling,
  instanceId: string,
  names: readonly string[],
): Observed => ({
  state: instances.get(instanceId)?.state ?? 'absent',
  registrations: new Map(names.map((name) => [name, loadBalancers.registration(name, instanceId)])),
  failingIn: new Set(names.filter((name) => loadBalancers.isUnhealthy(name, instanceId))),
});
