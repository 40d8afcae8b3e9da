import type { AutoScaling } from '../group/auto-scaling-context.js';
import { changeDesiredCapacity } from '../capacity/change-desired-capacity.js';
import type { Group } from '../group/group.js';
import { findGroup } from '../group/groups.js';
import { alarmName } from './alarms.js';
import { restartBreaches } from './breaches.js';
import { targetTrackings, type TargetTracking } from './target-tracking.js';

/** Sets the capacity at which the metrics would be at their targets, within the group's sizes. */
export function trackTarget(autoScaling: AutoScaling, group: Group, direction: 'out' | 'in'): void {
  const side = direction === 'out' ? 'high' : 'low';
  const wanting = targetTrackings(group)
    .filter(({ policyName }) => group.breaches.get(policyName)?.side === side)
    .filter(({ scalesIn }) => direction === 'out' || scalesIn)
    .map((tracking) => ({ tracking, wanted: wantedCapacity(group, tracking, direction) }));
  // The policy that wants most decides, in both directions.
  const [most] = wanting.toSorted((a, b) => b.wanted - a.wanted);
  if (most !== undefined) {
    const alarm = alarmName(group, most.tracking.policyName, side);
    const what = `a monitor alarm ${alarm} in state ALARM triggered policy ${most.tracking.policyName}`;
    changeDesiredCapacity(autoScaling, group, { desired: most.wanted, what });
  }
  restartBreaches(autoScaling, findGroup(autoScaling, group.name));
}

function wantedCapacity(
  group: Group,
  { metricName, target }: TargetTracking,
  direction: 'out' | 'in',
): number {
  const { desiredCapacity: now, settings } = group;
  const proportional = Math.ceil((now * (group.metrics.get(metricName) ?? target)) / target);
  if (direction === 'out') return Math.max(now, Math.min(Math.max(proportional, now + 1), settings.maxSize));
  return Math.min(now, Math.max(Math.min(proportional, now - 1), settings.minSize));
}
