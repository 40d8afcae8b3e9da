import type { Group } from '../cloud/cloud.js';
import { RolloutError } from '../cloud/errors.js';
import type { RolloutContext } from '../engine/context/context.js';
import { heldTagsOf, tagPrevious } from '../engine/groups/tag-previous.js';
import { holderOf, holderText } from '../journal/lock-holder.js';
import { rolloutOf, tagKeys } from '../journal/tags.js';
import type { Undo } from '../journal/undo.js';
import { completeUndo, undoOf, undoTags } from '../journal/undo-tags.js';
import { protectedIn } from '../observe/capacity/protected-in.js';

/**
 * Writes down what previous is: the tags first, so that whoever comes after a crash knows what to put back. It is
 * protected at the first look after another rollout's tags, written at the same moment, would have been seen.
 *
 * @throws RolloutError `Locked` when another rollout holds it
 */
export async function takeHold(context: RolloutContext, previous: Group, areWorkers: boolean): Promise<void> {
  const { target, clock, memory, timing } = context;
  const { name, minSize, maxSize, desiredCapacity, sourceIds } = previous;
  const held = rolloutOf(previous);
  if (held !== undefined && held !== target.rolloutId) {
    memory.isSurplus = true;
    const holder = holderOf(previous);
    throw new RolloutError('Locked', holderText(target.service, holder, clock), { holder });
  }
  const undo: Undo = {
    // It may have been scaled in since the rollout began.
    start: Math.max(desiredCapacity, memory.start),
    sizes: { minSize, maxSize, desiredCapacity },
    // Also what somebody took it out of since the plan: that is where it belongs.
    sourceIds: [...new Set([...target.sources.map(({ id }) => id), ...sourceIds])],
    protectedBefore: protectedIn(previous),
    ...(target.previous?.isAdopted ? { isAdopted: true } : {}),
  };
  const tags = {
    [tagKeys.service]: target.service,
    [tagKeys.role]: 'previous',
    [tagKeys.rollout]: target.rolloutId,
    [tagKeys.step]: 'holdPrevious',
    [tagKeys.by]: target.by,
    [tagKeys.since]: new Date(clock.now()).toISOString(),
    ...undoTags(undo),
    ...(areWorkers ? { [tagKeys.traffic]: 'none' } : {}),
  };
  if (held === undefined) {
    await tagPrevious(context, name, tags);
    memory.heldForSureAt = clock.now() + timing.settleMs;
  } else memory.heldTags = { ...heldTagsOf(previous), ...unreadTags(previous, undo) };
  memory.start = (held === undefined ? undo : undoOf(previous)).start ?? desiredCapacity;
  memory.followed = { minSize, maxSize };
}

/** Tags of ours that this answer shows only in part, as they are to be. */
function unreadTags(previous: Group, { sourceIds = [] }: Undo): Readonly<Record<string, string>> {
  const found = undoOf(previous);
  return found.unreadOf === undefined ? {} : undoTags(completeUndo(found, sourceIds));
}
