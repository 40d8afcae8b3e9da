import type { AutoScaling } from './auto-scaling-context.js';
import type { Observed, View } from './decide/view.js';
import type { Group } from './group.js';

/**
 * What EC2 and the load balancers say of a group, for one decision: each part is read when it is first asked for,
 * because most of it never is.
 */
export function observe(autoScaling: AutoScaling, group: Group): View {
  const { loadBalancers, surroundings } = autoScaling;
  const names = [...group.loadBalancers.keys()];
  return {
    group,
    observed: observeMembers(autoScaling, group, names),
    existingLoadBalancers: new Set(names.filter((name) => loadBalancers.exists(name))),
    gracePeriodMs: surroundings.time.scaled(group.settings.healthCheckGracePeriodSeconds * 1000),
  };
}

function observeMembers(
  autoScaling: AutoScaling,
  { members }: Group,
  names: readonly string[],
): View['observed'] {
  const seen = new Map<string, Observed>();
  return {
    get(instanceId) {
      const known = seen.get(instanceId);
      if (known !== undefined || !members.has(instanceId)) return known;
      const observed = observeInstance(autoScaling, instanceId, names);
      seen.set(instanceId, observed);
      return observed;
    },
  };
}

const observeInstance = (
  { instances, loadBalancers }: AutoScaling,
  instanceId: string,
  names: readonly string[],
): Observed => ({
  state: instances.get(instanceId)?.state ?? 'absent',
  get registrations() {
    return new Map(names.map((name) => [name, loadBalancers.registration(name, instanceId)]));
  },
  get failingIn() {
    return new Set(names.filter((name) => loadBalancers.isUnhealthy(name, instanceId)));
  },
});
