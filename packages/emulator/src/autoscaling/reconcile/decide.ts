import { decideAttachments } from '../decide/decide-attachments.js';
import { decideCapacity } from '../decide/decide-capacity.js';
import { decideTracking } from '../tracking/decide-tracking.js';
import { decideRefresh } from '../refresh/decide-refresh.js';
import { decideSchedule } from '../schedule/decide-schedule.js';
import { decideReplaced } from '../decide/decide-health.js';
import { decideMember } from './decide-member.js';
import { mergeDecisions, type Decision } from '../view/decision.js';
import { decidePool } from '../warm-pool/decide-pool.js';
import type { Member } from '../group/member.js';
import type { View } from '../view/view.js';

/**
 * What a group needs now: first what its members need, one step each, then its load balancers, its capacity
 * only when those are at rest, and the next step of its instance refresh only when that is too. The caller does it and asks again until there is nothing to do.
 *
 * @param only the one member to look at, where the others need nothing; @default all
 */
export function decide(view: View, nowMs: number, only?: string): Decision {
  if (view.group.isDeleting && view.group.members.size === 0) return { actions: [{ kind: 'removeGroup' }] };
  const members = membersOf(view, only).map((member) => decideMember(view, member, nowMs));
  const standing = mergeDecisions([
    decideSchedule(view, nowMs),
    decideTracking(view, nowMs),
    ...members,
    decideReplaced(view),
    decideAttachments(view),
  ]);
  if (standing.actions.length > 0 || view.group.isDeleting) return standing;
  const capacity = mergeDecisions([standing, decideCapacity(view, nowMs)]);
  if (capacity.actions.length > 0) return capacity;
  return mergeDecisions([capacity, decidePool(view, nowMs), decideRefresh(view, nowMs)]);
}

function membersOf({ group: { members } }: View, only: string | undefined): readonly Member[] {
  if (only === undefined) return [...members.values()];
  const member = members.get(only);
  return member === undefined ? [] : [member];
}
