import type { AttachmentState } from '../group.js';
import type { Member } from '../member.js';
import type { Action, Decision } from './decision.js';
import { isAlive, isSuspended, observedOf, type View } from './view.js';

/**
 * The group's load balancers: `Adding` until all instances in service are registered, `Added` until one of
 * them is in service there, `Removing` until the last has drained.
 */
export const decideAttachments = (view: View): Decision => ({
  actions: [...view.group.loadBalancers].flatMap(([name, state]) => actionsFor(view, name, state)),
});

function actionsFor(view: View, loadBalancer: string, state: AttachmentState): readonly Action[] {
  if (view.group.isDeleting) return [];
  const members = [...view.group.members.values()];
  if (state === 'Removing') return removingActions(view, loadBalancer, members);
  const inService = members.filter(({ lifecycle }) => lifecycle === 'InService');
  const unregistered = inService.filter(({ registeredWith }) => !registeredWith.has(loadBalancer));
  if (unregistered.length > 0) return registrations(view, loadBalancer, unregistered);
  if (state === 'Adding') return [{ kind: 'setAttachment', loadBalancer, state: 'Added' }];
  if (state === 'InService') return [];
  const isServing = inService.some((member) => registrationIn(view, member, loadBalancer) === 'inService');
  return isServing ? [{ kind: 'setAttachment', loadBalancer, state: 'InService' }] : [];
}

function registrations(view: View, loadBalancer: string, members: readonly Member[]): readonly Action[] {
  if (isSuspended(view, 'AddToLoadBalancer') || !view.existingLoadBalancers.has(loadBalancer)) return [];
  return members.map(({ instanceId }) => ({ kind: 'register', instanceId, loadBalancer }) as const);
}

function removingActions(view: View, loadBalancer: string, members: readonly Member[]): readonly Action[] {
  const registered = members.filter(({ registeredWith }) => registeredWith.has(loadBalancer));
  if (registered.length > 0) {
    return registered.map(({ instanceId }) => ({ kind: 'deregister', instanceId, loadBalancer }) as const);
  }
  const isDraining = members.some(
    (member) => isAlive(view, member) && registrationIn(view, member, loadBalancer) === 'leaving',
  );
  return isDraining ? [] : [{ kind: 'dropLoadBalancer', loadBalancer }];
}

const registrationIn = (view: View, member: Member, loadBalancer: string) =>
  observedOf(view, member).registrations.get(loadBalancer) ?? 'absent';
