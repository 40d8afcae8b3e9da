import type { AttachmentState } from '../group/group.js';
import type { Member } from '../group/member.js';
import type { Action, Decision } from '../view/decision.js';
import { isAlive, isSuspended, observedOf, type View } from '../view/view.js';

/**
 * The group's load balancers: `Adding` until all instances in service are registered, `Added` until one of
 * them is in service there, `Removing` until the last has drained.
 */
export const decideAttachments = (view: View): Decision => ({
  actions: [...view.group.trafficSources].flatMap(([name, state]) => actionsFor(view, name, state)),
});

function actionsFor(view: View, source: string, state: AttachmentState): readonly Action[] {
  if (view.group.isDeleting) return [];
  const members = [...view.group.members.values()];
  if (state === 'Removing') return removingActions(view, source, members);
  const inService = members.filter(({ lifecycle }) => lifecycle === 'InService');
  const unregistered = inService.filter(({ registeredWith }) => !registeredWith.has(source));
  if (unregistered.length > 0) return registrations(view, source, unregistered);
  if (state === 'Adding') return [{ kind: 'setAttachment', source, state: 'Added' }];
  if (state === 'InService') return [];
  const isServing = inService.some((member) => registrationIn(view, member, source) === 'inService');
  return isServing ? [{ kind: 'setAttachment', source, state: 'InService' }] : [];
}

function registrations(view: View, source: string, members: readonly Member[]): readonly Action[] {
  if (isSuspended(view, 'AddToLoadBalancer') || !view.existingSources.has(source)) return [];
  return members.map(({ instanceId }) => ({ kind: 'register', instanceId, source }) as const);
}

function removingActions(view: View, source: string, members: readonly Member[]): readonly Action[] {
  const registered = members.filter(({ registeredWith }) => registeredWith.has(source));
  if (registered.length > 0) {
    return registered.map(({ instanceId }) => ({ kind: 'deregister', instanceId, source }) as const);
  }
  const isDraining = members.some(
    (member) => isAlive(view, member) && registrationIn(view, member, source) === 'leaving',
  );
  return isDraining ? [] : [{ kind: 'dropSource', source }];
}

const registrationIn = (view: View, member: Member, source: string) =>
  observedOf(view, member).registrations.get(source) ?? 'absent';
