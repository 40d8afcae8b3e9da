import type { GroupSizes } from '../../cloud/ports.js';
import { roleOf } from '../../journal/tags.js';
import { attach, detach } from './calls/attachment-calls.js';
import { resized } from './calls/resized.js';
import { isUp } from './lifecycle.js';
import { isSuspended, stayingOf, terminate } from './reconcile-group.js';
import { syncRegistrations } from './registrations.js';
import type { SimGroup, SimInstance, SimState } from './sim-state.js';
import { setTags } from './visible-tags.js';

/** What somebody does with AWS's console, or what happens to an instance. `index` counts the group's instances. */
export type OperatorAction =
  | { readonly kind: 'resize'; readonly sizes: GroupSizes }
  | { readonly kind: 'detach' }
  | { readonly kind: 'attach'; readonly sourceIds: readonly string[] }
  | { readonly kind: 'terminate'; readonly index: number }
  | { readonly kind: 'break'; readonly index: number }
  | { readonly kind: 'standby'; readonly index: number }
  | { readonly kind: 'deregister'; readonly index: number }
  | { readonly kind: 'protect'; readonly index: number }
  | { readonly kind: 'suspend'; readonly processes: readonly string[] }
  | { readonly kind: 'resume'; readonly processes: readonly string[] }
  | { readonly kind: 'untag' }
  | { readonly kind: 'delete' };

/** Does it, on the group of that name, if it is there. */
export function operate(state: SimState, name: string, action: OperatorAction): void {
  const group = state.groups.get(name);
  if (group === undefined) return;
  state.revision += 1;
  switch (action.kind) {
    case 'resize':
      Object.assign(group, resized(group, action.sizes), { sizedBy: 'operator' });
      break;
    case 'detach':
      if (group.sourceIds.length > 0) detach(state, group, group.sourceIds);
      group.detachedBy = 'operator';
      break;
    case 'attach':
      attach(state, group, action.sourceIds);
      break;
    case 'suspend':
      group.suspendedProcesses = [...new Set([...group.suspendedProcesses, ...action.processes])];
      break;
    case 'resume':
      group.suspendedProcesses = group.suspendedProcesses.filter((one) => !action.processes.includes(one));
      break;
    case 'untag':
      group.untaggedFrom = roleOf(group);
      setTags(
        state,
        group,
        group.tags.filter(({ key }) => !key.startsWith('clicamos:')),
      );
      break;
    case 'delete':
      forceDelete(state, group);
      break;
    default:
      onInstance(state, group, action);
  }
  syncRegistrations(state, group);
}

type InstanceAction = Extract<OperatorAction, { readonly index: number }>;

function onInstance(state: SimState, group: SimGroup, { kind, index }: InstanceAction): void {
  const staying = stayingOf(group);
  const instance: SimInstance | undefined = staying[index % Math.max(1, staying.length)];
  if (instance === undefined) return;
  if (kind === 'terminate') endByHand(state, group, instance);
  if (kind === 'break') instance.isBroken = true;
  if (kind === 'protect') instance.isProtected = true;
  if (kind === 'deregister') [instance.deregisteredFrom] = group.sourceIds;
  if (kind !== 'standby') return;
  instance.isStandby = true;
  group.desiredCapacity = Math.max(group.minSize, group.desiredCapacity - 1);
  group.sizedBy = 'operator';
}

/** A group that replaces nothing keeps the dead instance in its list, unless it was never up. */
function endByHand(state: SimState, group: SimGroup, instance: SimInstance): void {
  if (!isUp(state, instance) || !isSuspended(group, 'ReplaceUnhealthy', 'Terminate'))
    return terminate(state, group, instance, 'operator');
  instance.isDead = true;
  instance.isHealthy = false;
}

function forceDelete(state: SimState, group: SimGroup): void {
  Object.assign(group, { minSize: 0, maxSize: 0, desiredCapacity: 0, isDeleting: true, sizedBy: 'operator' });
  for (const instance of stayingOf(group)) terminate(state, group, instance, 'operator');
}
