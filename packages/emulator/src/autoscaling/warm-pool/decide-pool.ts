import { nothing, type Decision } from '../view/decision.js';
import { countBy, placeInstances } from '../decide/place-instances.js';
import { isSuspended, type View } from '../view/view.js';
import { isInPool, type Member } from '../group/member.js';
import { pooledMembers, wantedPoolSize } from '../group/pool-size.js';

/** Keeps as many instances warm as the pool shall have, once the group itself has what it needs. */
export function decidePool(view: View, nowMs: number): Decision {
  const { warmPool, members } = view.group;
  if (warmPool === undefined) return nothing;
  if (warmPool.isDeleting && ![...members.values()].some(isInPool))
    return { actions: [{ kind: 'dropPool' }] };
  const pooled = pooledMembers(view.group);
  const missing = wantedPoolSize(view.group) - pooled.length;
  if (missing > 0) return decideWarming(view, { pooled, missing, nowMs });
  return missing < 0 ? decideShrinking(view, pooled, -missing) : nothing;
}

interface Warming {
  readonly pooled: readonly Member[];
  readonly missing: number;
  readonly nowMs: number;
}

function decideWarming({ group, ...view }: View, { pooled, missing, nowMs }: Warming): Decision {
  const { launchBackoff, settings } = group;
  if (isSuspended({ group, ...view }, 'Launch')) return nothing;
  if (launchBackoff && nowMs < launchBackoff.retryAtMs)
    return { actions: [], lookAgainAtMs: launchBackoff.retryAtMs };
  const avoid = launchBackoff?.zones ?? new Set<string>();
  const places = placeInstances(settings.subnets, pooled, { count: missing, avoid });
  const from = pooled.length;
  const launch = { kind: 'launch', origin: 'warm', from, to: from + missing } as const;
  return { actions: places.map(({ subnetId, zone }) => ({ ...launch, subnetId, zone })) };
}

/** Which of them go is nowhere said: those of the fullest zone, the oldest first. */
function decideShrinking(view: View, pooled: readonly Member[], excess: number): Decision {
  if (isSuspended(view, 'Terminate')) return nothing;
  const counts = countBy(pooled, ({ zone }) => zone);
  const load = ({ zone }: Member) => counts.get(zone) ?? 0;
  const leaving = pooled
    .filter(({ returnsToPool }) => returnsToPool !== true)
    .toSorted((a, b) => load(b) - load(a) || a.joinedAtMs - b.joinedAtMs)
    .slice(0, excess);
  return { actions: leaving.map(({ instanceId }) => ({ kind: 'leavePool', instanceId })) };
}
