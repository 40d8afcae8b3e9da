import { zonesOf } from '../group/group.js';
import { isInPool, type Member } from '../group/member.js';
import { activeRefresh } from '../group/active-refresh.js';
import { nothing, type Decision } from '../view/decision.js';
import { countBy, placeInstances } from './place-instances.js';
import { isSuspended, type View } from '../view/view.js';

/**
 * When zones differ by two or more, or instances stand in zones that the group has left, launches one more
 * instance in the emptiest zone; once it is in service, scale-in takes one from the fullest. Only a group
 * at rest is rebalanced.
 */
export function decideRebalance(view: View, nowMs: number): Decision {
  if (isSuspended(view, 'AZRebalance') || isSuspended(view, 'Launch') || isSuspended(view, 'Terminate'))
    return nothing;
  // What it evens out, a refresh would mix up with what it replaces.
  if (activeRefresh(view.group)) return nothing;
  const members = [...view.group.members.values()].filter(
    (member) => member.lifecycle !== 'Standby' && !isInPool(member),
  );
  if (!isAtRest(members)) return nothing;
  const [place] = placeInstances(view.group.settings.subnets, members, { count: 1, avoid: new Set() });
  if (!place || !isUneven(view, members, place.zone)) return nothing;
  const { launchBackoff } = view.group;
  if (launchBackoff && nowMs < launchBackoff.retryAtMs)
    return { actions: [], lookAgainAtMs: launchBackoff.retryAtMs };
  const { subnetId, zone } = place;
  const from = members.length;
  return { actions: [{ kind: 'launch', subnetId, zone, origin: 'rebalance', from, to: from }] };
}

const isAtRest = (members: readonly Member[]) =>
  members.every(({ lifecycle, unhealthy }) => lifecycle === 'InService' && unhealthy === undefined);

/** Whether scale-in would then take an instance of a zone that has two more, or that the group has left. */
function isUneven({ group }: View, members: readonly Member[], emptiestZone: string): boolean {
  const zones = zonesOf(group.settings);
  const counts = countBy(members, ({ zone }) => zone);
  const fewest = counts.get(emptiestZone) ?? 0;
  const fullest = Math.max(...zones.map((zone) => counts.get(zone) ?? 0));
  const canGive = ({ zone, protectedFromScaleIn }: Member) =>
    !protectedFromScaleIn &&
    (!zones.includes(zone) || (counts.get(zone) === fullest && fullest - fewest >= 2));
  return members.some(canGive);
}
