import { hookVerdict, nextHookDeadlineMs } from '../group/lifecycle-hook.js';
import type { Member } from '../group/member.js';
import { nothing, type Decision } from '../view/decision.js';
import { isAlive, observedOf, type View } from '../view/view.js';

const transition = 'autoscaling:EC2_INSTANCE_LAUNCHING';

/** `Pending` until it runs, then its launching hooks, then into service. */
export function decideArrival(view: View, member: Member, nowMs: number): Decision {
  const { instanceId } = member;
  if (member.unhealthy) return { actions: [{ kind: 'replace', instanceId }] };
  if (!isAlive(view, member))
    return { actions: [{ kind: 'markUnhealthy', instanceId, because: 'failedToLaunch' }] };
  return decideLaunchingHooks(view, member, nowMs) ?? { actions: [{ kind: 'enterService', instanceId }] };
}

/** What is to be done before an instance is launched through: until it runs, and its launching hooks; then none. */
export function decideLaunchingHooks(view: View, member: Member, nowMs: number): Decision | undefined {
  const { instanceId, lifecycle } = member;
  if (lifecycle === 'Pending:Wait' || lifecycle === 'Warmed:Pending:Wait') return decideWait(member, nowMs);
  if (observedOf(view, member).state !== 'running') return nothing;
  if (hasHooksAhead(view, member)) return { actions: [{ kind: 'awaitHooks', instanceId, transition }] };
  return undefined;
}

function decideWait({ hooks, instanceId }: Member, nowMs: number): Decision {
  const verdict = hookVerdict(hooks, nowMs);
  if (verdict === 'WAITING') return { actions: [], lookAgainAtMs: nextHookDeadlineMs(hooks) };
  return { actions: [{ kind: verdict === 'ABANDON' ? 'abandonLaunch' : 'proceed', instanceId }] };
}

const hasHooksAhead = ({ group }: View, member: Member) =>
  !member.hooksHaveRun && [...group.hooks.values()].some((hook) => hook.transition === transition);
