import type { Group } from '../../../cloud/cloud.js';
import type { TargetState } from '../../../cloud/traffic-source.js';
import type { CloudPort, GroupQuery } from '../../../cloud/ports.js';
import { tagKeys, tagOf } from '../../../journal/tags.js';
import { instanceStates } from '../health.js';
import type { SimState } from '../sim-state.js';
import { toGroup } from '../to-group.js';
import { needGroup } from './cloud-failures.js';

type ReadCalls = Pick<
  CloudPort,
  | 'findGroups'
  | 'readAttachments'
  | 'readActivities'
  | 'findTrafficSources'
  | 'readTargetStates'
  | 'findAlarms'
  | 'findImage'
  | 'findArchitectures'
  | 'findSubnets'
  | 'findLaunchConfiguration'
  | 'readConsole'
>;

/** What is read, as it is now. */
export function readCalls(state: SimState): ReadCalls {
  return {
    findGroups: async (query) => findGroups(state, query),
    readAttachments: async (name) => {
      const group = needGroup(state, 'readAttachments', name);
      const { policies = [], scheduledActions = [], hooks, notifications = [] } = group;
      return { policies, scheduledActions, hooks, notifications };
    },
    readActivities: async (name) => state.groups.get(name)?.activities ?? [],
    findTrafficSources: async (ids) => ids.flatMap((id) => state.sources.get(id)?.settings ?? []),
    readTargetStates: async (name): Promise<readonly TargetState[]> => instanceStates(state, name),
    findAlarms: async (names) => names.flatMap((name) => state.alarms.get(name) ?? []),
    findImage: async (imageId) =>
      state.images.has(imageId)
        ? { imageId, name: imageId, state: 'available', architecture: 'x86_64', tags: {} }
        : undefined,
    findArchitectures: async () => ['x86_64'],
    findSubnets: async (ids) =>
      Object.fromEntries(ids.map((id) => [id, { zone: 'us-east-1a', vpcId: 'vpc-1' }])),
    findLaunchConfiguration: async () => undefined,
    readConsole: async (id) => `console of ${id}`,
  };
}

/** Chosen by name before they are drawn up: most ask for one of several. */
function findGroups(state: SimState, query: GroupQuery): readonly Group[] {
  if (!('names' in query)) return selectGroups(groupsNow(state), query);
  return selectGroups([...state.groups.values()], query).map((group) => toGroup(state, group));
}

export function groupsNow(state: SimState): readonly Group[] {
  return [...state.groups.values()].map((group) => toGroup(state, group));
}

/** Those that a query asks for. */
export function selectGroups<T extends Pick<Group, 'name' | 'tags' | 'sourceIds'>>(
  groups: readonly T[],
  query: GroupQuery,
): readonly T[] {
  return groups.filter((group) => {
    if ('service' in query) return tagOf(group, tagKeys.service) === query.service;
    if ('names' in query) return query.names.includes(group.name);
    return group.sourceIds.some((name) => query.sourceIds.includes(name));
  });
}
