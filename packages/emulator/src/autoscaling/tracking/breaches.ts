import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { findGroup, patchGroup } from '../group/groups.js';
import type { Breach } from '../group/breach.js';
import { sideOf, targetTrackings, type TargetTracking } from './target-tracking.js';

/** AWS's alarms want 3 minutes above the target, or 15 well below it. */
const alarmSeconds = { high: 3 * 60, low: 15 * 60 } as const;

/** Brings the breaches up to date after a metric or a policy has changed; one that goes on keeps its beginning. */
export function followMetrics(autoScaling: AutoScaling, groupName: string): void {
  const group = findGroup(autoScaling, groupName);
  const breaches = targetTrackings(group).flatMap((tracking) => {
    const breach = breachOf(autoScaling, group, tracking);
    return breach === undefined ? [] : ([[tracking.policyName, breach]] as const);
  });
  patchGroup(autoScaling, groupName, { breaches: new Map(breaches) });
}

/** After it has acted, a policy waits for the new instances before its alarm counts again. */
export function restartBreaches(autoScaling: AutoScaling, group: Group): void {
  const breaches = new Map(group.breaches);
  for (const { policyName, warmupSeconds } of targetTrackings(group)) {
    const side = breaches.get(policyName)?.side;
    if (side !== undefined) breaches.set(policyName, beginning(autoScaling, side, warmupSeconds));
  }
  patchGroup(autoScaling, group.name, { breaches });
}

function breachOf(autoScaling: AutoScaling, group: Group, tracking: TargetTracking): Breach | undefined {
  const value = group.metrics.get(tracking.metricName);
  const side = value === undefined ? undefined : sideOf(value, tracking);
  if (side === undefined) return undefined;
  const before = group.breaches.get(tracking.policyName);
  return before?.side === side ? before : beginning(autoScaling, side);
}

function beginning({ surroundings }: AutoScaling, side: Breach['side'], warmupSeconds = 0): Breach {
  const { time } = surroundings;
  return { side, dueAtMs: time.now().getTime() + time.scaled((warmupSeconds + alarmSeconds[side]) * 1_000) };
}
