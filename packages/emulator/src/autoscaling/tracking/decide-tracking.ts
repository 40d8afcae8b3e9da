import { nothing, type Decision } from '../view/decision.js';
import { isSuspended, type View } from '../view/view.js';
import type { Group } from '../group/group.js';
import { targetTrackings } from './target-tracking.js';

/**
 * Whether target tracking changes the capacity: out when one policy wants it, in when all that may want it.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 */
export function decideTracking(view: View, nowMs: number): Decision {
  const { group } = view;
  if (group.isDeleting || isSuspended(view, 'AlarmNotification')) return nothing;
  const outAtMs = Math.min(...highs(group));
  const inAtMs = scaleInAtMs(group);
  if (outAtMs <= nowMs) return { actions: [{ kind: 'trackTarget', direction: 'out' }] };
  if (inAtMs <= nowMs) return { actions: [{ kind: 'trackTarget', direction: 'in' }] };
  const nextMs = Math.min(outAtMs, inAtMs);
  return Number.isFinite(nextMs) ? { actions: [], lookAgainAtMs: nextMs } : nothing;
}

const highs = ({ breaches }: Group) =>
  [...breaches.values()].filter(({ side }) => side === 'high').map(({ dueAtMs }) => dueAtMs);

function scaleInAtMs(group: Group): number {
  const instants = targetTrackings(group)
    .filter(({ scalesIn }) => scalesIn)
    .map(({ policyName }) => {
      const breach = group.breaches.get(policyName);
      return breach?.side === 'low' ? breach.dueAtMs : Infinity;
    });
  return instants.length === 0 ? Infinity : Math.max(...instants);
}
