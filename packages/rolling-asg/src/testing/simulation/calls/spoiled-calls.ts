import type { Group, GroupTag } from '../../../cloud/cloud.js';
import type { TargetState } from '../../../cloud/traffic-source.js';
import type { CloudPort } from '../../../cloud/ports.js';
import type { SpoiledRead } from '../fault.js';
import { instanceStates } from '../health.js';
import { readPast } from '../history.js';
import type { SimState } from '../sim-state.js';
import { groupsNow, selectGroups } from './read-calls.js';

type SpoiledCalls = Pick<CloudPort, 'findGroups' | 'readTargetStates'>;

/** The reads that matter, with an answer that is not the whole truth. */
export function spoiledCalls(state: SimState, fault: SpoiledRead): SpoiledCalls {
  return {
    findGroups: async (query) => spoilGroups(selectGroups(groupsThen(state, fault), query), fault),
    readTargetStates: async (name) => spoilStates(state, statesThen(state, name, fault), fault),
  };
}

function groupsThen(state: SimState, fault: SpoiledRead): readonly Group[] {
  if (fault.kind !== 'stale') return groupsNow(state);
  const past = readPast(state, fault.ms).groups;
  if (fault.what !== 'tags') return past;
  const tags = new Map<string, readonly GroupTag[]>(past.map((group) => [group.name, group.tags]));
  return groupsNow(state).map((group) => ({ ...group, tags: tags.get(group.name) ?? [] }));
}

function statesThen(state: SimState, name: string, fault: SpoiledRead): readonly TargetState[] {
  if (fault.kind !== 'stale' || fault.what === 'tags') return instanceStates(state, name);
  return readPast(state, fault.ms).states.get(name) ?? [];
}

function spoilGroups(groups: readonly Group[], fault: SpoiledRead): readonly Group[] {
  if (fault.kind !== 'absent') return groups;
  return fault.name === undefined ? [] : groups.filter(({ name }) => name !== fault.name);
}

function spoilStates(
  state: SimState,
  states: readonly TargetState[],
  fault: SpoiledRead,
): readonly TargetState[] {
  if (fault.kind === 'stale') return states;
  const isHit = ({ instanceId }: TargetState) =>
    fault.name === undefined ||
    state.groups.get(fault.name)?.instances.some(({ id }) => id === instanceId) === true;
  if (fault.kind === 'absent') return states.filter((one) => !isHit(one));
  return states.map((one) => (isHit(one) ? { ...one, ...unknown } : one));
}

const unknown = {
  state: 'unknown',
  says: 'Unknown',
  reasonCode: 'N/A',
  description: 'A transient error occurred. Please try again later.',
} as const;
