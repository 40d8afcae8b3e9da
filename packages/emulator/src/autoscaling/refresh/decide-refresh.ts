import { nothing, type Decision } from '../view/decision.js';
import { isSuspended, type View } from '../view/view.js';
import { countsTowardsCapacity, isArriving, isDeparting, unitsOf } from '../group/member.js';
import { chooseBatch } from './choose-batch.js';
import { reasonToWait } from './reason-to-wait.js';
import { wantedCapacity } from '../capacity/wanted-capacity.js';
import { activeRefresh } from '../group/active-refresh.js';
import type { Refresh } from '../group/refresh.js';
import type { RefreshMove } from '../view/refresh-move.js';
import {
  isAside,
  isHeld,
  isIgnored,
  leftToReplace,
  outdatedMembers,
  readyAtMs,
  unprovenMembers,
} from './refresh-progress.js';

/** The next step of the group's instance refresh, once nothing else is to be done; or when to look again. */
export function decideRefresh(view: View, nowMs: number): Decision {
  const refresh = activeRefresh(view.group);
  if (refresh === undefined || view.group.isDeleting) return nothing;
  if (refresh.status === 'Cancelling') return decideCancelling(view, refresh, nowMs);
  const [alarm] = view.alarming;
  if (alarm !== undefined && refresh.status !== 'RollbackInProgress')
    return move({ kind: 'fail', because: `The CloudWatch alarm ${alarm} is in the ALARM state.` });
  const { bakeUntilMs, checkpointUntilMs } = refresh;
  if (bakeUntilMs !== undefined) return moveAt(bakeUntilMs, nowMs, { kind: 'succeed' });
  if (checkpointUntilMs !== undefined) return moveAt(checkpointUntilMs, nowMs, { kind: 'passCheckpoint' });
  const readyMs = whenReady(view, refresh);
  if (readyMs === undefined || readyMs > nowMs) return decideWaiting(view, refresh, { nowMs, readyMs });
  return refresh.batch === undefined ? decideNext(view, refresh, nowMs) : move({ kind: 'completeBatch' });
}

/** When the group is whole and all new instances are ready; none while that depends on others. */
function whenReady(view: View, refresh: Refresh): number | undefined {
  const { group } = view;
  const counted = [...group.members.values()].filter(countsTowardsCapacity);
  if (unitsOf(counted) < wantedCapacity(group)) return undefined;
  const instants = unprovenMembers(group, refresh).map((member) => readyAtMs(view, refresh, member));
  return instants.reduce<number | undefined>(
    (latest, instant) =>
      latest === undefined || instant === undefined ? undefined : Math.max(latest, instant),
    0,
  );
}

function decideNext(view: View, refresh: Refresh, nowMs: number): Decision {
  const { group } = view;
  const goal = nextGoal(refresh);
  const replaced = refresh.total - leftToReplace(group, refresh);
  if (replaced >= goal.count) return move(goal.isLast ? lastMove(refresh) : { kind: 'reachCheckpoint' });
  if ((['InstanceRefresh', 'Launch', 'Terminate'] as const).some((name) => isSuspended(view, name)))
    return decideWaiting(view, refresh, { nowMs });
  const free = outdatedMembers(group, refresh).filter(
    (member) => !isIgnored(refresh, member) && !isHeld(refresh, member),
  );
  const standby = free.filter(({ lifecycle }) => lifecycle === 'Standby');
  if (standby.length > 0)
    return move({ kind: 'terminateStandby', instances: standby.map(({ instanceId }) => instanceId) });
  const candidates = free.filter((member) => !isAside(member));
  if (candidates.length === 0) return decideWaiting(view, refresh, { nowMs });
  const batch = chooseBatch(group, refresh, { candidates, most: goal.count - replaced });
  return move({ kind: 'replace', batch });
}

/** How many shall have been replaced before the next pause, or at the end. */
function nextGoal({ preferences, checkpointsPassed, total, status }: Refresh) {
  const percentages = status === 'RollbackInProgress' ? [] : (preferences.CheckpointPercentages ?? []);
  const percentage = percentages[checkpointsPassed] ?? 100;
  return {
    count: Math.ceil((total * percentage) / 100),
    isLast: checkpointsPassed >= percentages.length - 1,
  };
}

const lastMove = ({ times, status }: Refresh): RefreshMove =>
  times.bakeMs > 0 && status === 'InProgress' ? { kind: 'bake' } : { kind: 'succeed' };

/** Nothing is replaced any more; what is on its way still arrives, or goes. */
function decideCancelling(view: View, refresh: Refresh, nowMs: number): Decision {
  const members = [...view.group.members.values()];
  const isWhole = unitsOf(members.filter(countsTowardsCapacity)) >= wantedCapacity(view.group);
  const isMoving = members.some((member) => isArriving(member) || isDeparting(member));
  if (isWhole && !isMoving) return move({ kind: 'endCancelling' });
  return moveAt(refresh.progressAtMs + refresh.times.patienceMs, nowMs, { kind: 'endCancelling' });
}

interface Waiting {
  readonly nowMs: number;
  readonly readyMs?: number | undefined;
}

/** An hour without progress is the end, whatever it waits for. */
function decideWaiting(view: View, refresh: Refresh, { nowMs, readyMs = Infinity }: Waiting): Decision {
  const untilMs = refresh.progressAtMs + refresh.times.patienceMs;
  if (nowMs < untilMs) return { actions: [], lookAgainAtMs: Math.min(untilMs, readyMs) };
  const reason = reasonToWait(view, refresh) ?? 'Nothing could be replaced.';
  return move({ kind: 'fail', because: `No progress was made for one hour. ${reason}` });
}

const move = (refreshMove: RefreshMove): Decision => ({
  actions: [{ kind: 'refresh', move: refreshMove }],
});

const moveAt = (atMs: number, nowMs: number, refreshMove: RefreshMove): Decision =>
  nowMs < atMs ? { actions: [], lookAgainAtMs: atMs } : move(refreshMove);
