import type { NewRefresh } from '../../../cloud/instance-refresh.js';
import type { CloudPort } from '../../../cloud/ports.js';
import { activeRefreshOf, describeRefresh, outdatedOf } from '../refreshing.js';
import type { SimGroup, SimState } from '../sim-state.js';
import { assertTagsAreSeen, assertVersionIsSeen, failure, needGroup } from './cloud-failures.js';

type RefreshCalls = Pick<CloudPort, 'findRefreshes' | 'startRefresh' | 'cancelRefresh' | 'rollBackRefresh'>;

/** What replaces the instances of a group that keeps its name. */
export function refreshCalls(state: SimState): RefreshCalls {
  const need = (call: string, name: string): SimGroup => {
    const group = needGroup(state, call, name);
    assertTagsAreSeen(state, call, group);
    return group;
  };
  return {
    findRefreshes: async (name) => {
      const group = needGroup(state, 'findRefreshes', name);
      return (group.refreshes ?? []).map((refresh) => describeRefresh(group, refresh));
    },
    startRefresh: async (name, refresh) => startRefresh(state, need('startRefresh', name), refresh),
    cancelRefresh: async (name) => {
      const active = activeRefreshOf(need('cancelRefresh', name));
      if (active !== undefined) active.status = 'Cancelled';
      state.revision += 1;
    },
    rollBackRefresh: async (name) => {
      const group = need('rollBackRefresh', name);
      const active = activeRefreshOf(group);
      if (active === undefined || active.status === 'RollbackInProgress') return;
      if (group.tracksLatest === true) throw failure('refused', 'rollBackRefresh', '$Latest cannot go back');
      active.status = 'RollbackInProgress';
      active.total = outdatedOf(group).length;
      state.revision += 1;
    },
  };
}

function startRefresh(state: SimState, group: SimGroup, { source }: NewRefresh): void {
  const call = 'startRefresh';
  if (activeRefreshOf(group) !== undefined) throw failure('busy', call, 'an instance refresh is in progress');
  const template = [...state.templates.values()].find(({ id }) => id === source.templateId);
  assertVersionIsSeen(state, call, template?.versions.get(source.version));
  const count = group.refreshes?.length ?? 0;
  const started = {
    id: `refresh-${count + 1}`,
    status: 'InProgress' as const,
    desired: source,
    total: 0,
    left: 0,
  };
  group.refreshes = [started, ...(group.refreshes ?? [])];
  group.refreshes[0] = { ...started, total: outdatedOf(group).length };
  state.revision += 1;
}
