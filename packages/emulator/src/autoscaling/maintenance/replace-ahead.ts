import type { Group } from '../group/group.js';
import { unitsOf, type Member } from '../group/member.js';
import { activeRefresh } from '../group/active-refresh.js';

/**
 * How much capacity a group may have above the desired one while it replaces unhealthy instances: none, unless its
 * maintenance policy leaves no room below. Where it leaves any, they are terminated and launched at the same time.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-maintenance-policy.html
 */
function roomAhead({ desiredCapacity: desired, settings }: Group): number {
  const { MinHealthyPercentage: min = 0, MaxHealthyPercentage: max = 100 } =
    settings.stored.InstanceMaintenancePolicy ?? {};
  if (desired - Math.ceil((desired * min) / 100) > 0 || max <= 100) return 0;
  return Math.max(Math.floor((desired * max) / 100) - desired, 1);
}

/**
 * Unhealthy instances that stay until their successors are in service: the newest, as far as there is room. None while
 * a refresh counts for itself, or nothing may be replaced.
 */
export function keptUntilReplaced(group: Group): readonly Member[] {
  const room = roomAhead(group);
  if (room === 0 || group.isDeleting || activeRefresh(group) || isHeld(group)) return [];
  const newestFirst = [...group.members.values()]
    .filter(
      ({ lifecycle, unhealthy }) =>
        lifecycle === 'InService' && (unhealthy === 'elb' || unhealthy === 'user'),
    )
    .toReversed();
  return newestFirst.filter((_member, index) => unitsOf(newestFirst.slice(0, index + 1)) <= room);
}

const isHeld = ({ suspended }: Group) => suspended.has('ReplaceUnhealthy') || suspended.has('Terminate');

/** Those of them whose successors are in service. */
export function replacedByNow(group: Group): readonly Member[] {
  const kept = keptUntilReplaced(group);
  if (kept.length === 0) return [];
  const serving = [...group.members.values()].filter(
    ({ lifecycle, unhealthy }) => lifecycle === 'InService' && !unhealthy,
  );
  const others = group.desiredCapacity - unitsOf(serving);
  // The oldest go first: as many as the group has no need of any more.
  const oldestFirst = kept.toReversed();
  return oldestFirst.filter((_member, index) => unitsOf(oldestFirst.slice(index)) > others);
}
