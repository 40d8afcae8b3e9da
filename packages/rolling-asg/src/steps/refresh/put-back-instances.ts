import { isCloudError } from '../../cloud/cloud-error.js';
import type { Group } from '../../cloud/cloud.js';
import type { RefreshOrigin } from '../../journal/refresh-origin.js';
import { tagKeys } from '../../journal/tags.js';
import { change } from '../../engine/hold/change.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { readGroups } from '../../engine/hold/fence.js';
import { reasonNextNotReady } from '../../engine/watch/next-serves.js';
import { waitUntil } from '../../engine/watch/wait-until.js';
import { floorOf } from '../../observe/capacity/floor.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import { refreshPercents } from '../../plan/refresh/refresh-percents.js';
import { decideWayBack, type WayBackMove } from './decide-way-back.js';
import { findRelease } from './find-release.js';
import { newRefresh } from './new-refresh.js';
import { readRefreshes } from './read-refresh.js';

/** How often a way back is started again that somebody or something ended. */
const mostStarts = 3;

/**
 * Gives the group back what it was made from: the refresh that goes on is turned round; one that is over is followed by
 * another one, to the recorded version.
 */
export async function putBackInstances(context: RolloutContext): Promise<void> {
  const { next } = await readGroups(context);
  const { origin } = context.target;
  if (next === undefined || origin === undefined) return;
  await findRelease(context);
  await change(context, (signal) =>
    context.cloud.tagGroup(next.name, { [tagKeys.step]: 'removing' }, signal),
  );
  const back: WayBack = { context, origin, starts: 0, isIrreversible: false };
  await waitUntil(context, {
    step: 'rollBack',
    failure: `\`${next.name}\` is not what it was`,
    deadlineMs: Infinity,
    judge: (sample) => judge(back, sample),
    pollMs: () => watchPaceMs,
  });
}

interface WayBack {
  readonly context: RolloutContext;
  readonly origin: RefreshOrigin;
  starts: number;
  isIrreversible: boolean;
}

async function judge(back: WayBack, sample: Sample): Promise<string | undefined> {
  const { context, origin, isIrreversible } = back;
  const { target, memory, settings } = context;
  const group = groupIn(sample, target.next.name);
  if (group === undefined) return `${target.next.name} was not seen`;
  memory.wanted = Math.max(1, group.desiredCapacity);
  const refreshes = await readRefreshes(context);
  if (typeof refreshes === 'string') return refreshes;
  const release = memory.abandoned ?? memory.release;
  const move = decideWayBack({ group, refreshes, release, origin, isIrreversible });
  if (move.kind === 'wait') return move.reason;
  if (move.kind !== 'done') return act(back, group, move.kind);
  // A group that gave nothing before is given back as it was.
  if (memory.isPreviousDead) return undefined;
  return reasonNextNotReady(context, sample, floorOf(memory.wanted, settings.minHealthyPercent));
}

type Act = Exclude<WayBackMove['kind'], 'wait' | 'done'>;

async function act(back: WayBack, group: Group, kind: Act): Promise<string> {
  const { context, origin } = back;
  const { cloud } = context;
  const { name } = group;
  if (kind === 'turn') {
    await tried(back, (signal) => cloud.rollBackRefresh(name, signal));
    return 'the instance refresh is turned round';
  }
  if (kind === 'cancel') {
    await tried(back, (signal) => cloud.cancelRefresh(name, signal));
    return 'the instance refresh is cancelled';
  }
  if (back.starts >= mostStarts)
    throw new Error(`\`${name}\` was refreshed back ${mostStarts} times, in vain`);
  back.starts += 1;
  const { desiredCapacity, maxSize } = group;
  const { minHealthyPercent } = context.settings;
  const percents = refreshPercents({ desiredCapacity, maxSize, minHealthyPercent });
  const refresh = newRefresh(context, group, { source: origin, percents });
  await tried(back, (signal) => cloud.startRefresh(name, refresh, signal));
  return `a refresh back to version ${origin.version} is started`;
}

/** What cannot be done now is decided anew at the next look. */
async function tried(back: WayBack, call: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const { context } = back;
  try {
    await change(context, call, { isTriedOnce: true });
  } catch (error) {
    if (!isCloudError(error)) throw error;
    if (error.kind === 'refused' || error.kind === 'invalid') back.isIrreversible = true;
    context.emit({ kind: 'throttled', what: error.message, retryInMs: watchPaceMs });
  }
}
