import { decideAttachments } from './decide-attachments.js';
import { decideCapacity } from './decide-capacity.js';
import { decideTracking } from '../tracking/decide-tracking.js';
import { decideSchedule } from '../schedule/decide-schedule.js';
import { decideMember } from './decide-member.js';
import { mergeDecisions, type Decision } from './decision.js';
import type { View } from './view.js';

/**
 * What a group needs now: first what its members need, one step each, then its load balancers, and its
 * capacity only when those are at rest. The caller does it and asks again until there is nothing to do.
 */
export function decide(view: View, nowMs: number): Decision {
  if (view.group.isDeleting && view.group.members.size === 0) return { actions: [{ kind: 'removeGroup' }] };
  const members = [...view.group.members.values()].map((member) => decideMember(view, member, nowMs));
  const standing = mergeDecisions([
    decideSchedule(view, nowMs),
    decideTracking(view, nowMs),
    ...members,
    decideAttachments(view),
  ]);
  if (standing.actions.length > 0 || view.group.isDeleting) return standing;
  return mergeDecisions([standing, decideCapacity(view, nowMs)]);
}
