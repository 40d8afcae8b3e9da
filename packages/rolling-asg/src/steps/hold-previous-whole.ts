import { holdPreviousCapacity, reasonNotHeld } from '../engine/groups/hold-capacity.js';
import { isHeld } from '../engine/groups/tag-previous.js';
import type { RolloutContext } from '../engine/context/context.js';
import { refreshOriginOf } from '../journal/refresh-origin.js';
import { groupIn, type Sample } from '../observe/sample/sample.js';
import { isSameSource } from '../observe/service/source-of.js';
import { findAbandoned } from './refresh/find-abandoned.js';
import { moveBack } from './refresh/move-back.js';
import { readRefreshes } from './refresh/read-refresh.js';

/**
 * Keeps previous the way back that it was: its capacity, and what it is made from. Where that is not to be had any more,
 * the way forward goes on all the same.
 *
 * @returns why it is not made from that yet
 */
export async function holdPreviousWhole(
  context: RolloutContext,
  sample: Sample,
): Promise<string | undefined> {
  await holdPreviousCapacity(context, sample);
  return turnLostRefresh(context, sample);
}

/**
 * Tags of ours that came late can have taken previous from another rollout in the middle of its refresh, which left
 * there what it was made from: its runner stops, so whoever has previous turns the refresh round.
 */
async function turnLostRefresh(context: RolloutContext, sample: Sample): Promise<string | undefined> {
  const { memory, target } = context;
  const previous = groupIn(sample, target.previous?.name);
  const origin = previous && refreshOriginOf(previous);
  if (previous === undefined || origin === undefined) return undefined;
  if (previous.isDeleting || memory.isEmptying) return undefined;
  if (memory.isSurplus || !isHeld(context, previous)) return undefined;
  const notSure = reasonNotHeld(context);
  if (notSure !== undefined) return notSure;
  const refreshes = await readRefreshes(context, previous.name);
  if (typeof refreshes === 'string') return refreshes;
  // The newest can be a refresh back, which another runner began.
  const lost = refreshes.find(({ desired }) => !isSameSource(desired, origin));
  memory.abandoned ??= await findAbandoned(context, lost?.desired);
  memory.wayBack ??= { starts: 0, isIrreversible: false };
  const release = memory.abandoned;
  return moveBack(context, memory.wayBack, { group: previous, refreshes, release, origin });
}
