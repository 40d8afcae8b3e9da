import { decideLaunchingHooks } from '../decide/decide-arrival.js';
import { nothing, type Decision } from '../view/decision.js';
import { isAlive, isGone, isSuspended, observedOf, type View } from '../view/view.js';
import { isWarming, type Member } from '../group/member.js';

/** The next step of an instance in the warm pool: booted, its launching hooks, then to rest as the pool says. */
export function decideWarmMember(view: View, member: Member, nowMs: number): Decision {
  const { instanceId } = member;
  if (member.unhealthy) return { actions: [{ kind: 'replace', instanceId }] };
  return isWarming(member) ? decideWarming(view, member, nowMs) : decideResting(view, member);
}

function decideWarming(view: View, member: Member, nowMs: number): Decision {
  const { instanceId } = member;
  if (member.stopOrdered === true) return decideStopping(view, member);
  if (!isAlive(view, member))
    return { actions: [{ kind: 'markUnhealthy', instanceId, because: 'failedToLaunch' }] };
  return (
    decideLaunchingHooks(view, member, nowMs) ?? {
      actions: [{ kind: view.group.warmPool?.state === 'Running' ? 'rest' : 'stop', instanceId }],
    }
  );
}

function decideStopping(view: View, member: Member): Decision {
  const { instanceId } = member;
  if (observedOf(view, member).state === 'stopped') return { actions: [{ kind: 'rest', instanceId }] };
  return isGone(view, member) ? lost(member) : nothing;
}

/** What shall run must run; of what is stopped it is only noticed that it has gone. */
function decideResting(view: View, member: Member): Decision {
  if (isSuspended(view, 'HealthCheck')) return nothing;
  const isWell = member.lifecycle === 'Warmed:Running' ? isAlive(view, member) : !isGone(view, member);
  return isWell ? nothing : lost(member);
}

const lost = ({ instanceId }: Member): Decision => ({
  actions: [{ kind: 'markUnhealthy', instanceId, because: 'ec2' }],
});
