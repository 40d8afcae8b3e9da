import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Observed, View } from '../view/view.js';
import type { GroupRegistration } from '../execute/registration.js';
import type { Group } from '../group/group.js';
import type { Member } from '../group/member.js';
import { activeRefresh } from '../group/active-refresh.js';

/**
 * What EC2 and the load balancers say of a group, for one decision: each part is read when it is first asked for,
 * because most of it never is.
 */
export function observe(autoScaling: AutoScaling, group: Group): View {
  const { trafficSources, surroundings, alarms } = autoScaling;
  const heeded = activeRefresh(group)?.preferences.AlarmSpecification?.Alarms ?? [];
  const names = [...group.trafficSources.keys()];
  return {
    group,
    observed: observeMembers(autoScaling, group, names),
    existingSources: new Set(names.filter((name) => trafficSources.exists(name))),
    gracePeriodMs: surroundings.time.scaled(group.settings.healthCheckGracePeriodSeconds * 1000),
    alarming: heeded.filter((name) => alarms.state(name) === 'ALARM'),
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
  const { instances, trafficSources } = autoScaling;
  const { instanceId } = member;
  const isFailing = (source: string) =>
    trafficSources.isUnhealthy(source, instanceId) || isUnproven(autoScaling, { group, member, source });
  return {
    state: instances.get(instanceId)?.state ?? 'absent',
    registrations: {
      get: (name) => (names.includes(name) ? trafficSources.registration(name, instanceId) : undefined),
      values: () => names.map((name) => trafficSources.registration(name, instanceId)).values(),
    },
    get failingIn() {
      return new Set(names.filter(isFailing));
    },
  };
}

/** It ran before its load balancer was attached, and has not passed there yet: AWS may count that as unhealthy. */
function isUnproven(
  { trafficSources, surroundings }: AutoScaling,
  { group, member, source }: GroupRegistration,
): boolean {
  if (surroundings.hazards.doubts().othersAfterAttach === 'kept') return false;
  const attachedAtMs = group.attachedAtMs.get(source) ?? -Infinity;
  const ranBefore = (member.inServiceAtMs ?? Infinity) < attachedAtMs;
  return ranBefore && trafficSources.registration(source, member.instanceId) === 'outOfService';
}
