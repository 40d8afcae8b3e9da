import { isCloudError } from '../../cloud/cloud-error.js';
import type { Group } from '../../cloud/cloud.js';
import type { InstanceRefresh, TemplateSource } from '../../cloud/instance-refresh.js';
import type { RefreshOrigin } from '../../journal/refresh-origin.js';
import { change } from '../../engine/hold/change.js';
import type { RolloutContext } from '../../engine/context/context.js';
import type { WayBack } from '../../engine/context/way-back.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import { refreshPercents } from '../../plan/refresh/refresh-percents.js';
import { decideWayBack, type WayBackMove } from './decide-way-back.js';
import { newRefresh } from './new-refresh.js';

/** How often a way back is started again that somebody or something ended. */
const mostStarts = 3;

/** A group whose refresh is taken back, as a look showed it. */
export interface Refreshed {
  readonly group: Group;
  /** Newest first. */
  readonly refreshes: readonly InstanceRefresh[];
  /** What it was refreshed to; absent when nothing had been made yet. */
  readonly release?: TemplateSource;
  readonly origin: RefreshOrigin;
}

/**
 * Does the next thing on the way back of a group that was being refreshed.
 *
 * @returns what it waits for, also in vain: `back.failure` says so then; `undefined` once the group is made from what it
 *   was made from before
 */
export async function moveBack(
  context: RolloutContext,
  back: WayBack,
  refreshed: Refreshed,
): Promise<string | undefined> {
  const { isIrreversible } = back;
  const move = decideWayBack({ ...refreshed, isIrreversible });
  if (move.kind === 'wait') return move.reason;
  return move.kind === 'done' ? undefined : act(context, back, refreshed, move.kind);
}

type Act = Exclude<WayBackMove['kind'], 'wait' | 'done'>;

async function act(
  context: RolloutContext,
  back: WayBack,
  { group, origin }: Refreshed,
  kind: Act,
): Promise<string> {
  const { cloud } = context;
  const { name } = group;
  if (kind === 'turn') {
    await tried(context, back, (signal) => cloud.rollBackRefresh(name, signal));
    return 'the instance refresh is turned round';
  }
  if (kind === 'cancel') {
    await tried(context, back, (signal) => cloud.cancelRefresh(name, signal));
    return 'the instance refresh is cancelled';
  }
  if (back.starts >= mostStarts)
    return (back.failure = `\`${name}\` was refreshed back ${mostStarts} times, in vain`);
  back.starts += 1;
  const { desiredCapacity, maxSize } = group;
  const { minHealthyPercent } = context.settings;
  const percents = refreshPercents({ desiredCapacity, maxSize, minHealthyPercent });
  const refresh = newRefresh(context, group, { source: origin, percents });
  await tried(context, back, (signal) => cloud.startRefresh(name, refresh, signal));
  return `a refresh back to version ${origin.version} is started`;
}

/** What cannot be done now is decided anew at the next look. */
async function tried(
  context: RolloutContext,
  back: WayBack,
  call: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  try {
    await change(context, call, { isTriedOnce: true });
  } catch (error) {
    if (!isCloudError(error)) throw error;
    if (error.kind === 'refused' || error.kind === 'invalid') back.isIrreversible = true;
    context.emit({ kind: 'throttled', what: error.message, retryInMs: watchPaceMs });
  }
}
