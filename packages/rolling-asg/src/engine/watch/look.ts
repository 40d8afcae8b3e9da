import { backoffMs, watchPaceMs } from '../../observe/timing/next-poll.js';
import { readSample } from '../../observe/sample/read-sample.js';
import { laterPause, pauseOf } from '../../journal/pause.js';
import { isIdle, reasonNotRemovable } from '../../observe/reasons/reason-not-removable.js';
import { groupIn, isComplete, type Sample } from '../../observe/sample/sample.js';
import { rememberSample } from '../../observe/capacity/sightings.js';
import { takeSnapshot } from '../../observe/snapshot/take-snapshot.js';
import { takeRefreshSnapshot } from '../../observe/snapshot/take-refresh-snapshot.js';
import type { RolloutContext } from '../context/context.js';
import { assertOurs } from '../hold/fence.js';
import { holdLease } from '../hold/hold-lease.js';
import { nextWanted } from './next-serves.js';
import { rememberLaunches } from './remember-launches.js';

/** One sample, remembered; stops when the rollout is not ours any more. */
export async function look(context: RolloutContext): Promise<Sample> {
  const { target, cloud, clock, signal, memory, timing } = context;
  // With what it takes to read; renewed once that has shown whose the rollout is.
  await holdLease(context, timing.leaseMs / 4);
  signal.throwIfAborted();
  const groupNames = [target.next.name, ...(target.previous ? [target.previous.name] : [])];
  const sourceIds = target.sources.map(({ id }) => id);
  const deadlineMs = timing.readMs;
  memory.looked = undefined;
  const sample = await readSample({ cloud, clock, groupNames, sourceIds, deadlineMs, signal });
  signal.throwIfAborted();
  if (sample.groups.kind === 'read') assertOurs(context, sample.groups.value, sample.at);
  memory.looked = sample;
  await holdLease(context);
  rememberAbsence(context, sample);
  rememberDeath(context, sample);
  rememberPause(context, sample);
  memory.sightings = rememberSample(memory.sightings, sample);
  rememberHeld(context, sample);
  await rememberLaunches(context, sample);
  memory.unreadInARow = isComplete(sample) ? 0 : memory.unreadInARow + 1;
  if (sample.groups.kind === 'read') {
    const { sightings, hooks } = memory;
    const facts = { sightings, hooks, sources: target.sources };
    const names = { ...target, wanted: memory.wanted };
    memory.snapshot =
      target.origin === undefined
        ? takeSnapshot(sample, names, facts)
        : takeRefreshSnapshot(sample, { ...names, origin: target.origin }, facts);
  }
  if (memory.unreadInARow > 0) {
    context.emit({ kind: 'throttled', what: unreadText(sample), retryInMs: backoffMs(memory.unreadInARow) });
  }
  return sample;
}

/** Whether there is anything to go back to, as long as previous is in its load balancers. */
function rememberDeath({ memory, target }: RolloutContext, sample: Sample): void {
  const previous = groupIn(sample, target.previous?.name);
  if (previous === undefined || memory.isDraining || !isComplete(sample)) return;
  memory.isPreviousDead = isIdle(previous, sample);
}

/** What a proof that previous may go begins with: each look before it that shows the same counts, until one does not. */
function rememberHeld(context: RolloutContext, sample: Sample): void {
  const { memory, target, settings } = context;
  if (target.previous === undefined) return;
  const removal = { groupName: target.previous.name, instead: nextWanted(context, sample), mayBeIdle: false };
  if (reasonNotRemovable(sample, removal, memory.sightings) !== undefined) memory.heldLooks = [];
  else if (sample.at - (memory.heldLooks.at(-1) ?? -Infinity) >= watchPaceMs)
    memory.heldLooks = [...memory.heldLooks, sample.at].slice(-settings.samples);
}

function rememberPause({ memory, target }: RolloutContext, sample: Sample): void {
  const next = groupIn(sample, target.next.name);
  memory.pause = laterPause(memory.pause, next && pauseOf(next));
}

/** Absence decides nothing at once: it is counted, over time. */
function rememberAbsence({ memory, target }: RolloutContext, sample: Sample): void {
  if (sample.groups.kind === 'unread') return;
  for (const name of [target.next.name, target.previous?.name ?? target.next.name]) {
    const known = memory.absences.get(name);
    if (groupIn(sample, name) !== undefined) memory.absences.delete(name);
    else memory.absences.set(name, { since: known?.since ?? sample.at, looks: (known?.looks ?? 0) + 1 });
  }
}

function unreadText({ groups, sources }: Sample): string {
  const unread = [groups, ...sources.map(({ states }) => states)].find(({ kind }) => kind === 'unread');
  return unread?.kind === 'unread' ? unread.reason : 'everything was read';
}
