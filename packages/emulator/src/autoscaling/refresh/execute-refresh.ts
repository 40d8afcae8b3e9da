import { assertNever } from '../../assert-never.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { patchGroup } from '../group/groups.js';
import { beginRollback } from './begin-rollback.js';
import { endRefresh } from './end-refresh.js';
import { patchRefresh } from './patch-refresh.js';
import { activeRefresh } from '../group/active-refresh.js';
import type { Batch, Refresh } from '../group/refresh.js';
import type { RefreshMove } from '../view/refresh-move.js';
import { outdatedInPool } from './refresh-progress.js';
import { takeOut } from './take-out.js';

/** Does one step of a refresh that was decided. */
export function executeRefresh(autoScaling: AutoScaling, group: Group, move: RefreshMove): void {
  const refresh = activeRefresh(group);
  if (refresh === undefined) return;
  const progressAtMs = autoScaling.surroundings.time.now().getTime();
  const patch = (part: Partial<Refresh>) => patchRefresh(autoScaling, group.name, { ...part, progressAtMs });
  switch (move.kind) {
    case 'replace':
      return replace(autoScaling, group, move.batch);
    case 'completeBatch':
      takeOut(autoScaling, group, refresh.batch?.ahead ?? []);
      return patch({ batch: undefined, launchesOwed: 0 });
    case 'terminateStandby':
      return takeOut(autoScaling, group, move.instances);
    case 'reachCheckpoint':
      return patch({ checkpointUntilMs: progressAtMs + refresh.times.checkpointDelayMs });
    case 'passCheckpoint':
      return patch({ checkpointUntilMs: undefined, checkpointsPassed: refresh.checkpointsPassed + 1 });
    case 'bake':
      return patch({ status: 'Baking', bakeUntilMs: progressAtMs + refresh.times.bakeMs });
    case 'succeed':
      return succeed(autoScaling, group, refresh);
    case 'fail':
      return fail(autoScaling, { group, refresh, because: move.because });
    case 'endCancelling':
      return endCancelling(autoScaling, group, refresh);
    default:
      return assertNever(move);
  }
}

function replace(autoScaling: AutoScaling, group: Group, batch: Batch): void {
  takeOut(autoScaling, group, batch.out);
  const launchesOwed = batch.out.length + batch.ahead.length;
  patchRefresh(autoScaling, group.name, { batch, launchesOwed });
}

/** The group is made from what was wanted from now on; after a rollback, it is what it was. */
function succeed(autoScaling: AutoScaling, group: Group, refresh: Refresh): void {
  const { rollback, source, reason } = refresh;
  const status = rollback === undefined ? 'Successful' : 'RollbackSuccessful';
  endRefresh(autoScaling, { group, refresh }, { status, reason });
  const inPool = outdatedInPool(group, refresh).map(({ instanceId }) => instanceId);
  takeOut(autoScaling, group, inPool);
  if (rollback !== undefined || source === undefined) return;
  patchGroup(autoScaling, group.name, { settings: { ...group.settings, ...source } });
}

/** The successors of what was taken out have come by now. */
function endCancelling(autoScaling: AutoScaling, group: Group, refresh: Refresh): void {
  const batch = refresh.batch && { ...refresh.batch, out: [] };
  const { reason } = refresh;
  endRefresh(autoScaling, { group, refresh: { ...refresh, batch } }, { status: 'Cancelled', reason });
}

interface Failure {
  readonly group: Group;
  readonly refresh: Refresh;
  readonly because: string;
}

function fail(autoScaling: AutoScaling, failure: Failure): void {
  const { refresh, because } = failure;
  if (refresh.status === 'RollbackInProgress')
    return endRefresh(autoScaling, failure, { status: 'RollbackFailed', reason: because });
  if (refresh.preferences.AutoRollback) return beginRollback(autoScaling, failure);
  return endRefresh(autoScaling, failure, { status: 'Failed', reason: because });
}
