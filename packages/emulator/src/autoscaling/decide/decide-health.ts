import { keptUntilReplaced, replacedByNow } from '../maintenance/replace-ahead.js';
import type { Member } from '../group/member.js';
import { nothing, type Decision } from '../view/decision.js';
import { isAlive, isGone, isSuspended, observedOf, type View } from '../view/view.js';

/**
 * An instance in service that is not well is marked, and what is marked is replaced. AWS does not check
 * instances in standby: there, only what has gone for good is noticed.
 */
export function decideHealth(view: View, member: Member, nowMs: number): Decision {
  if (member.lifecycle === 'Standby' && !isGone(view, member)) return nothing;
  if (member.unhealthy) return decideReplacement(view, member);
  if (isSuspended(view, 'HealthCheck')) return nothing;
  if (!isAlive(view, member)) return markUnhealthy(member, 'ec2');
  return decideLoadBalancerHealth(view, member, nowMs);
}

/**
 * The load balancers' word counts when the group's health check type is ELB, the load balancer has seen an
 * instance of the group in service, and the instance's grace period has passed.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html
 */
function decideLoadBalancerHealth(view: View, member: Member, nowMs: number): Decision {
  const { settings, trafficSources } = view.group;
  if (settings.healthCheckType !== 'ELB' || member.lifecycle !== 'InService') return nothing;
  const isFailing = [...observedOf(view, member).failingIn].some(
    (name) => trafficSources.get(name) === 'InService',
  );
  if (!isFailing) return nothing;
  const graceEndsAtMs = (member.inServiceAtMs ?? nowMs) + view.gracePeriodMs;
  return nowMs < graceEndsAtMs ? { actions: [], lookAgainAtMs: graceEndsAtMs } : markUnhealthy(member, 'elb');
}

const decideReplacement = (view: View, { instanceId }: Member): Decision =>
  isSuspended(view, 'ReplaceUnhealthy') ||
  isSuspended(view, 'Terminate') ||
  keptUntilReplaced(view.group).some((kept) => kept.instanceId === instanceId)
    ? nothing
    : { actions: [{ kind: 'replace', instanceId }] };

/** Unhealthy instances that were kept until their successors served, as the group's maintenance policy wants it. */
export const decideReplaced = (view: View): Decision => {
  const replaced = replacedByNow(view.group);
  return replaced.length === 0
    ? nothing
    : { actions: replaced.map(({ instanceId }) => ({ kind: 'replace', instanceId })) };
};

const markUnhealthy = ({ instanceId }: Member, because: 'ec2' | 'elb'): Decision => ({
  actions: [{ kind: 'markUnhealthy', instanceId, because }],
});
