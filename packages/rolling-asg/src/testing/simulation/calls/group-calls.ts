import type { GroupTag } from '../../../cloud/cloud.js';
import type { CloudPort, GroupSizes, NewGroup } from '../../../cloud/ports.js';
import { syncRegistrations } from '../registrations.js';
import { setTags } from '../visible-tags.js';
import type { SimGroup, SimState } from '../sim-state.js';
import { firstAction, firstPolicy } from './first-attachments.js';
import { assertTagsAreSeen, assertVersionIsSeen, failure, needGroup } from './cloud-failures.js';
import { resized } from './resized.js';

type GroupCalls = Pick<
  CloudPort,
  | 'createGroup'
  | 'resizeGroup'
  | 'deleteGroup'
  | 'tagGroup'
  | 'untagGroup'
  | 'deleteHook'
  | 'putPolicy'
  | 'putScheduledAction'
  | 'putNotification'
  | 'enableMetrics'
>;

/** What makes, sizes, tags and ends groups. `by` is remembered as the cause of what follows. */
export function groupCalls(state: SimState, by: string): GroupCalls {
  const need = (call: string, name: string): SimGroup => {
    const group = needGroup(state, call, name);
    assertTagsAreSeen(state, call, group);
    return group;
  };
  return {
    createGroup: async (group) => createGroup(state, group, by),
    resizeGroup: async (name, sizes) => resizeGroup(need('resizeGroup', name), sizes, by),
    deleteGroup: async (name) => deleteGroup(state, need('deleteGroup', name)),
    tagGroup: async (name, tags) => {
      const group = need('tagGroup', name);
      const added: GroupTag[] = Object.entries(tags).map(([key, value]) => ({
        key,
        value,
        propagate: false,
      }));
      setTags(state, group, [...group.tags.filter(({ key }) => tags[key] === undefined), ...added]);
    },
    untagGroup: async (name, keys) => {
      const group = need('untagGroup', name);
      setTags(
        state,
        group,
        group.tags.filter(({ key }) => !keys.includes(key)),
      );
    },
    // No group of these worlds has a hook.
    deleteHook: async (name) => {
      need('deleteHook', name);
      throw failure('invalid', 'deleteHook', 'No Lifecycle Hook found');
    },
    putPolicy: async (name, policy) => {
      const group = need('putPolicy', name);
      group.policies = [...(group.policies ?? []).filter((one) => one.name !== policy.name), policy];
    },
    putScheduledAction: async (name, action) => {
      const group = need('putScheduledAction', name);
      const others = (group.scheduledActions ?? []).filter((one) => one.name !== action.name);
      group.scheduledActions = [...others, action];
    },
    putNotification: async (name, notification) => {
      const group = need('putNotification', name);
      const others = (group.notifications ?? []).filter((one) => one.topicArn !== notification.topicArn);
      group.notifications = [...others, notification];
    },
    enableMetrics: async (name, metrics) => {
      const group = need('enableMetrics', name);
      group.enabledMetrics = [...new Set([...(group.enabledMetrics ?? []), ...metrics])];
    },
  };
}

function createGroup(state: SimState, group: NewGroup, by: string): void {
  const call = 'createGroup';
  if (state.groups.has(group.name)) throw failure('exists', call, group.name);
  const template = [...state.templates.values()].find(({ id }) => id === group.templateId);
  const version = template?.versions.get(group.templateVersion);
  assertVersionIsSeen(state, call, version);
  if (state.now < version.createdAtMs + state.doubts.profileLagMs) {
    state.met.add('profileLagMs');
    throw failure('invalid', call, 'Invalid IAM Instance Profile name');
  }
  const isFirst = state.groups.size === 0;
  state.groups.set(group.name, {
    ...group,
    suspendedProcesses: [],
    instances: [],
    sizedBy: by,
    createdAt: state.now,
    tagsBefore: [{ until: state.now, tags: [] }],
    policies: isFirst ? [firstPolicy] : [],
    scheduledActions: isFirst ? [firstAction] : [],
  });
}

function resizeGroup(group: SimGroup, sizes: GroupSizes, by: string): void {
  const next = resized(group, sizes);
  if (next.desiredCapacity > next.maxSize || next.desiredCapacity < next.minSize) {
    const { minSize, maxSize, desiredCapacity } = next;
    throw failure('invalid', 'resizeGroup', `desired ${desiredCapacity} is not in ${minSize}..${maxSize}`);
  }
  Object.assign(group, next);
  group.sizedBy = by;
}

function deleteGroup(state: SimState, group: SimGroup): void {
  const call = 'deleteGroup';
  const { name, instances, deletionProtection } = group;
  if (deletionProtection === 'prevent-all-deletion') throw failure('invalid', call, `${name} is protected`);
  if (instances.length > 0) throw failure('busy', call, 'it has instances');
  group.emptySince ??= state.now;
  if (state.now < group.emptySince + state.doubts.busyMs) {
    state.met.add('busyMs');
    throw failure('busy', call, 'an activity goes on');
  }
  if (state.doubts.deletingMs === 0) return void state.groups.delete(name);
  state.met.add('deletingMs');
  group.isDeleting = true;
  state.revision += 1;
  return syncRegistrations(state, group);
}
