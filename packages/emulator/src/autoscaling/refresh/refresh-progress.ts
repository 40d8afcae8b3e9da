import { observedOf, type View } from '../view/view.js';
import type { Group } from '../group/group.js';
import { countsTowardsCapacity, isDeparting, isInPool, type Member } from '../group/member.js';
import type { Refresh } from '../group/refresh.js';

/** Instances that are to be replaced and that are still there; those of the warm pool come last of all. */
export const outdatedMembers = (group: Group, refresh: Refresh): readonly Member[] =>
  allOutdated(group, refresh).filter((member) => !isInPool(member));

/** Instances of the warm pool that are replaced when the group's own are. */
export const outdatedInPool = (group: Group, refresh: Refresh): readonly Member[] =>
  allOutdated(group, refresh).filter(isInPool);

const allOutdated = ({ members }: Group, { outdated }: Refresh): readonly Member[] =>
  [...members.values()].filter((member) => outdated.has(member.instanceId) && !isDeparting(member));

/** Instances of a group of which nothing has to be shown. */
export const knownMembers = ({ members }: Group): ReadonlySet<string> =>
  new Set([...members.values()].filter((member) => !isInPool(member)).map(({ instanceId }) => instanceId));

/** In standby, or on the way there. */
export const isAside = ({ lifecycle }: Member): boolean =>
  lifecycle === 'Standby' || lifecycle === 'EnteringStandby';

/** Those of them that the refresh shall leave alone. */
export const isIgnored = ({ preferences }: Refresh, member: Member): boolean =>
  isAside(member)
    ? preferences.StandbyInstances === 'Ignore'
    : member.protectedFromScaleIn && preferences.ScaleInProtectedInstances === 'Ignore';

/** Those of them that somebody has to let go first. */
export const isHeld = ({ preferences }: Refresh, member: Member): boolean =>
  isAside(member)
    ? preferences.StandbyInstances === 'Wait'
    : member.protectedFromScaleIn && preferences.ScaleInProtectedInstances === 'Wait';

/** How many are left to be replaced: one counts as replaced when its successor is ready. */
export const leftToReplace = (group: Group, refresh: Refresh): number =>
  outdatedMembers(group, refresh).filter((member) => !isIgnored(refresh, member)).length +
  (refresh.batch?.out.length ?? 0);

/** Instances that the refresh has to see ready before it goes on. */
export const unprovenMembers = ({ members }: Group, { known }: Refresh): readonly Member[] =>
  [...members.values()].filter((member) => countsTowardsCapacity(member) && !known.has(member.instanceId));

/**
 * When a new instance is ready: in service for as long as it warms up, and healthy by the checks of its group.
 *
 * @returns an instant in milliseconds of the clock; none while nobody can say
 */
export function readyAtMs(view: View, refresh: Refresh, member: Member): number | undefined {
  if (member.lifecycle !== 'InService' || member.unhealthy !== undefined) return undefined;
  if (view.group.settings.healthCheckType === 'ELB' && !isServing(view, member)) return undefined;
  return (member.inServiceAtMs ?? 0) + refresh.times.warmupMs;
}

function isServing(view: View, member: Member): boolean {
  const { registrations } = observedOf(view, member);
  return [...member.registeredWith]
    .filter((source) => view.existingSources.has(source))
    .every((source) => registrations.get(source) === 'inService');
}
