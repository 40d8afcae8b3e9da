import type { Group } from '../../cloud/cloud.js';
import type { TargetState } from '../../cloud/traffic-source.js';
import { instanceStates } from './health.js';
import type { SimState } from './sim-state.js';
import { toGroup } from './to-group.js';

/** What the cloud would have answered at a moment. */
export interface Past {
  readonly at: number;
  readonly groups: readonly Group[];
  readonly states: ReadonlyMap<string, readonly TargetState[]>;
}

/** Remembers what is answered now, for reads that are late. Costs nothing unless `pastMs` is set. */
export function rememberPast(state: SimState): void {
  if (state.pastMs === 0) return;
  state.past.push(takePast(state));
  while (state.past.length > 2 && (state.past[1]?.at ?? 0) <= state.now - state.pastMs) state.past.shift();
}

/** What was answered `ms` ago. */
export function readPast(state: SimState, ms: number): Past {
  const at = state.now - ms;
  const known = state.past.filter((past) => past.at <= at);
  return known[known.length - 1] ?? state.past[0] ?? takePast(state);
}

function takePast(state: SimState): Past {
  return {
    at: state.now,
    groups: [...state.groups.values()].map((group) => toGroup(state, group)),
    states: new Map([...state.sources.keys()].map((name) => [name, instanceStates(state, name)])),
  };
}
