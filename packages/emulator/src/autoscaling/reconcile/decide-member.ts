import { isArriving, isDeparting, isInPool, type Member } from '../group/member.js';
import { decideWarmMember } from '../warm-pool/decide-warm-member.js';
import { decideArrival } from '../decide/decide-arrival.js';
import { decideDeparture } from '../decide/decide-departure.js';
import { decideHealth } from '../decide/decide-health.js';
import type { Decision } from '../view/decision.js';
import type { View } from '../view/view.js';

/** The next step of one instance, by where it stands in its lifecycle. */
export function decideMember(view: View, member: Member, nowMs: number): Decision {
  if (view.group.isDeleting && !member.isForced) {
    return { actions: [{ kind: 'forceOut', instanceId: member.instanceId }] };
  }
  if (isDeparting(member) || member.lifecycle === 'EnteringStandby')
    return decideDeparture(view, member, nowMs);
  if (isArriving(member)) return decideArrival(view, member, nowMs);
  if (isInPool(member)) return decideWarmMember(view, member, nowMs);
  return decideHealth(view, member, nowMs);
}
