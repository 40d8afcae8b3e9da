import type { InstanceState } from '../cloud/cloud.js';

const indexes = new WeakMap<readonly InstanceState[], ReadonlyMap<string, InstanceState>>();

/** What a reading says of an instance. It is indexed once: in a large group every instance is asked for, several times. */
export function stateIn(states: readonly InstanceState[], instanceId: string): InstanceState | undefined {
  const index = indexes.get(states) ?? indexOf(states);
  indexes.set(states, index);
  return index.get(instanceId);
}

/** Should a load balancer name an instance twice, the first counts. */
const indexOf = (states: readonly InstanceState[]): ReadonlyMap<string, InstanceState> =>
  new Map(states.toReversed().map((state) => [state.instanceId, state]));
