import type { AutoScaling } from './auto-scaling-context.js';
import type { Observed, View } from './decide/view.js';
import type { GroupRegistration } from './execute/registration.js';
import type { Group } from './group.js';
import type { Member } from './member.js';

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

function observeMembers(autoScaling: AutoScaling, group: Group, names: readonly string[]): View['observed'] {
  const seen = new Map<string, Observed>();
  return {
    get(instanceId) {
      const known = seen.get(instanceId);
      const member = group.members.get(instanceId);
      if (known !== undefined || member === undefined) return known;
      const observed = observeInstance(autoScaling, { group, member, names });
      seen.set(instanceId, observed);
      return observed;
    },
  };
}

interface Observation {
  readonly group: Group;
  readonly member: Member;
  readonly names: readonly string[];
}

function observeInstance(autoScaling: AutoScaling, { group, member, names }: Observation): Observed {
  const { instances, loadBalancers } = autoScaling;
  const { instanceId } = member;
  const isFailing = (loadBalancer: string) =>
    loadBalancers.isUnhealthy(loadBalancer, instanceId) ||
    isUnproven(autoScaling, { group, member, loadBalancer });
  return {
    state: instances.get(instanceId)?.state ?? 'absent',
    registrations: {
      get: (name) => (names.includes(name) ? loadBalancers.registration(name, instanceId) : undefined),
      values: () => names.map((name) => loadBalancers.registration(name, instanceId)).values(),
    },
    get failingIn() {
      return new Set(names.filter(isFailing));
    },
  };
}

/** It ran before its load balancer was attached, and has not passed there yet: AWS may count that as unhealthy. */
function isUnproven(
  { loadBalancers, surroundings }: AutoScaling,
  { group, member, loadBalancer }: GroupRegistration,
): boolean {
  if (surroundings.hazards.doubts().othersAfterAttach === 'kept') return false;
  const attachedAtMs = group.attachedAtMs.get(loadBalancer) ?? -Infinity;
  const ranBefore = (member.inServiceAtMs ?? Infinity) < attachedAtMs;
  return ranBefore && loadBalancers.registration(loadBalancer, member.instanceId) === 'outOfService';
}
