import { rememberPast } from './history.js';
import { nextChangeAt } from './next-change-at.js';
import { reconcileGroup } from './reconcile-group.js';
import { dropDrained } from './registrations.js';
import { actByPolicy, actBySchedule } from './scaling.js';
import type { SimState } from './sim-state.js';

const tickMs = 1_000;

/**
 * Lets time pass in ticks of a second, and calls `seen` after each. Ticks in which nothing can happen are left out:
 * the first one is always made, because somebody may have changed the state since the last.
 */
export function advance(state: SimState, now: number, seen: () => void): void {
  let isQuiet = false;
  while (state.now + tickMs <= now) {
    const since = state.now;
    state.now = isQuiet ? skipTo(state, now) : since + tickMs;
    const { revision } = state;
    tick(state, since);
    isQuiet = state.revision === revision;
    rememberPast(state);
    seen();
  }
}

/** The tick at or after the next change, or the last one before `now`. */
function skipTo(state: SimState, now: number): number {
  const ticksTo = (at: number, round: (value: number) => number) => round((at - state.now) / tickMs);
  const ticks = Math.min(ticksTo(nextChangeAt(state), Math.ceil), ticksTo(now, Math.floor));
  return state.now + Math.max(1, ticks) * tickMs;
}

function tick(state: SimState, since: number): void {
  for (const group of state.groups.values()) {
    actBySchedule(state, group, since);
    actByPolicy(state, group);
    reconcileGroup(state, group);
  }
  dropDrained(state);
  for (const group of state.groups.values()) endDeleted(state, group.name);
}

function endDeleted(state: SimState, name: string): void {
  const group = state.groups.get(name);
  if (group?.isDeleting !== true || group.instances.length > 0) return;
  group.deletedAt ??= state.now;
  if (state.now >= group.deletedAt + state.doubts.deletingMs) state.groups.delete(name);
  state.revision += 1;
}
