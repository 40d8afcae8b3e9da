import { hookVerdict, nextHookDeadlineMs } from '../group/lifecycle-hook.js';
import type { Member } from '../group/member.js';
import { nothing, type Decision } from '../view/decision.js';
import { isAlive, isGone, observedOf, type View } from '../view/view.js';

const transition = 'autoscaling:EC2_INSTANCE_TERMINATING';

/**
 * Out of the load balancers first, then the wait for their draining, and only then what the departure
 * is for: standby, detachment, or the terminating hooks and termination.
 */
export function decideDeparture(view: View, member: Member, nowMs: number): Decision {
  const { instanceId, registeredWith } = member;
  if (registeredWith.size > 0) {
    const actions = [...registeredWith].map(
      (source) => ({ kind: 'deregister', instanceId, source }) as const,
    );
    return { actions };
  }
  if (isDraining(view, member)) return nothing;
  if (member.lifecycle === 'EnteringStandby') return { actions: [{ kind: 'standBy', instanceId }] };
  if (member.lifecycle === 'Detaching') return { actions: [{ kind: 'leave', instanceId }] };
  return decideTermination(view, member, nowMs);
}

function decideTermination(view: View, member: Member, nowMs: number): Decision {
  const { instanceId } = member;
  if (member.lifecycle.endsWith('Terminating:Wait') && !member.isForced) return decideWait(member, nowMs);
  if (hasHooksAhead(view, member)) return { actions: [{ kind: 'awaitHooks', instanceId, transition }] };
  if (member.returnsToPool && !member.isForced && isAlive(view, member))
    return { actions: [{ kind: 'returnToPool', instanceId }] };
  if (!member.terminationOrdered) return { actions: [{ kind: 'terminate', instanceId }] };
  return isGone(view, member) ? { actions: [{ kind: 'leave', instanceId }] } : nothing;
}

/** `ABANDON` ends the waiting too: the instance is terminated either way. */
function decideWait({ hooks, instanceId }: Member, nowMs: number): Decision {
  if (hookVerdict(hooks, nowMs) === 'WAITING')
    return { actions: [], lookAgainAtMs: nextHookDeadlineMs(hooks) };
  return { actions: [{ kind: 'proceed', instanceId }] };
}

/** What has died has nothing in flight, and what is deleted with its group is not waited for. */
const isDraining = (view: View, member: Member) =>
  !member.isForced &&
  isAlive(view, member) &&
  [...observedOf(view, member).registrations.values()].includes('leaving');

const hasHooksAhead = ({ group }: View, member: Member) =>
  !member.isForced &&
  !member.hooksHaveRun &&
  [...group.hooks.values()].some((hook) => hook.transition === transition);
