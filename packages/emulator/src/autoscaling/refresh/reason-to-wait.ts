import type { View } from '../view/view.js';
import { countsTowardsCapacity, unitsOf } from '../group/member.js';
import { wantedCapacity } from '../capacity/wanted-capacity.js';
import type { Refresh } from '../group/refresh.js';
import { isAside, isHeld, outdatedMembers, readyAtMs, unprovenMembers } from './refresh-progress.js';

/** What a refresh waits for now, as its status reason says it; none when it can go on. */
export function reasonToWait(view: View, refresh: Refresh): string | undefined {
  const { preferences, bakeUntilMs, checkpointUntilMs, checkpointsPassed } = refresh;
  if (bakeUntilMs !== undefined) return `Baking for ${preferences.BakeTime} seconds before completing.`;
  if (checkpointUntilMs !== undefined) {
    const percentage = preferences.CheckpointPercentages?.[checkpointsPassed];
    return `The checkpoint of ${percentage}% was reached. Waiting for ${preferences.CheckpointDelay} seconds before continuing.`;
  }
  return reasonNotReady(view, refresh) ?? reasonHeld(view, refresh);
}

function reasonNotReady(view: View, refresh: Refresh): string | undefined {
  const { group } = view;
  const unproven = unprovenMembers(group, refresh);
  const failing = unproven.find((member) => readyAtMs(view, refresh, member) === undefined);
  if (failing !== undefined) {
    return `Waiting for instances to pass their health checks before continuing. For example: ${failing.instanceId} is ${failing.lifecycle}.`;
  }
  const counted = [...group.members.values()].filter(countsTowardsCapacity);
  if (unitsOf(counted) < wantedCapacity(group)) return 'Waiting for instances to launch before continuing.';
  const last = unproven.toSorted((a, b) => (b.inServiceAtMs ?? 0) - (a.inServiceAtMs ?? 0))[0];
  return (
    last &&
    `Waiting for instances to warm up before continuing. For example: ${last.instanceId} is warming up.`
  );
}

function reasonHeld({ group }: View, refresh: Refresh): string | undefined {
  const held = outdatedMembers(group, refresh).find((member) => isHeld(refresh, member));
  if (held === undefined) return undefined;
  const state = isAside(held) ? 'in standby' : 'protected from scale-in';
  return `Waiting for instances that are ${state} to be released. For example: ${held.instanceId} is ${state}.`;
}
