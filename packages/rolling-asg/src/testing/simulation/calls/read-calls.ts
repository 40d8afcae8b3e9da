import type { Group, InstanceState } from '../../../cloud/cloud.js';
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
  | 'findLoadBalancers'
  | 'readInstanceStates'
  | 'findImage'
  | 'findArchitectures'
  | 'findSubnetZones'
  | 'readConsole'
>;

/** What is read, as it is now. */
export function readCalls(state: SimState): ReadCalls {
  return {
    findGroups: async (query) => selectGroups(groupsNow(state), query),
    readAttachments: async (name) => {
      const { policies = [], scheduledActions = [], hooks } = needGroup(state, 'readAttachments', name);
      return { policies, scheduledActions, hooks };
    },
    readActivities: async (name) => state.groups.get(name)?.activities ?? [],
    findLoadBalancers: async (names) =>
      names.flatMap((name) => state.loadBalancers.get(name)?.settings ?? []),
    readInstanceStates: async (name): Promise<readonly InstanceState[]> => instanceStates(state, name),
    findImage: async (imageId) =>
      state.images.has(imageId)
        ? { imageId, name: imageId, state: 'available', architecture: 'x86_64', tags: {} }
        : undefined,
    findArchitectures: async () => ['x86_64'],
    findSubnetZones: async (ids) => Object.fromEntries(ids.map((id) => [id, 'us-east-1a'])),
    readConsole: async (id) => `console of ${id}`,
  };
}

export function groupsNow(state: SimState): readonly Group[] {
  return [...state.groups.values()].map((group) => toGroup(state, group));
}

/** Those that a query asks for. */
export function selectGroups(groups: readonly Group[], query: GroupQuery): readonly Group[] {
  return groups.filter((group) => {
    if ('service' in query) return tagOf(group, tagKeys.service) === query.service;
    if ('names' in query) return query.names.includes(group.name);
    return group.loadBalancerNames.some((name) => query.loadBalancerNames.includes(name));
  });
}
