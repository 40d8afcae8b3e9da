import type { CloudPort } from '../../../cloud/ports.js';
import { syncRegistrations } from '../registrations.js';
import type { SimGroup, SimState } from '../sim-state.js';
import { assertTagsAreSeen, failure, needGroup } from './cloud-failures.js';

type AttachmentCalls = Pick<CloudPort, 'attachTrafficSources' | 'detachTrafficSources'>;

/** What attaches and detaches groups. A group is `Removing` until its last instance has drained. */
export function attachmentCalls(state: SimState, by: string): AttachmentCalls {
  const need = (call: string, name: string): SimGroup => {
    const group = needGroup(state, call, name);
    assertTagsAreSeen(state, call, group);
    return group;
  };
  return {
    attachTrafficSources: async (name, names) => attach(state, need('attachTrafficSources', name), names),
    detachTrafficSources: async (name, names) => {
      const group = need('detachTrafficSources', name);
      detach(state, group, names);
      group.detachedBy = by;
    },
  };
}

export function attach(state: SimState, group: SimGroup, names: readonly string[]): void {
  const { removing = [] } = group;
  const leaving = names.filter((one) => removing.includes(one));
  if (leaving.length > 0) state.met.add('attachWhileRemoving');
  if (leaving.length > 0 && state.doubts.attachWhileRemoving === 'refused')
    throw failure('busy', 'attachTrafficSources', `${leaving.join(', ')} is being removed`);
  group.removing = removing.filter((one) => !names.includes(one));
  group.sourceIds = [...new Set([...group.sourceIds, ...names])];
  for (const instance of group.instances) instance.deregisteredFrom = undefined;
  syncRegistrations(state, group);
}

export function detach(state: SimState, group: SimGroup, names: readonly string[]): void {
  const { removing = [], sourceIds } = group;
  const others = names.filter((one) => !sourceIds.includes(one));
  const isLeaving = others.length > 0 && others.every((one) => removing.includes(one));
  if (isLeaving) state.met.add('detachWhileRemoving');
  const isTaken = others.length === 0 || (isLeaving && state.doubts.detachWhileRemoving === 'taken');
  if (!isTaken) throw failure('invalid', 'detachTrafficSources', 'not part of the group');
  group.sourceIds = sourceIds.filter((one) => !names.includes(one));
  group.inServiceAt = group.inServiceAt?.filter((one) => !names.includes(one));
  group.removing = [...new Set([...removing, ...names])].filter((one) => hasRegistered(state, group, one));
  syncRegistrations(state, group);
}

function hasRegistered(state: SimState, { instances }: SimGroup, name: string): boolean {
  const registrations = state.sources.get(name)?.registrations;
  return instances.some(({ id }) => registrations?.has(id) === true);
}
