import type { TargetState } from '../../cloud/traffic-source.js';

const indexes = new WeakMap<readonly TargetState[], ReadonlyMap<string, TargetState>>();

/** What a reading says of an instance. It is indexed once: in a large group every instance is asked for, several times. */
export function stateIn(states: readonly TargetState[], instanceId: string): TargetState | undefined {
  const index = indexes.get(states) ?? indexOf(states);
  indexes.set(states, index);
  return index.get(instanceId);
}

/** Should a load balancer name an instance twice, the first counts. */
const indexOf = (states: readonly TargetState[]): ReadonlyMap<string, TargetState> =>
  new Map(states.toReversed().map((state) => [state.instanceId, state]));
