import type { Group } from '../cloud/cloud.js';
import type { LockHolder } from '../cloud/errors.js';
import { change } from '../engine/change.js';
import type { RolloutContext } from '../engine/context.js';
import { takeLease } from '../engine/hold-lease.js';
import { leaseOf } from '../journal/lease.js';
import { formatUndo } from '../journal/undo.js';
import { tagKeys } from '../journal/tags.js';

export interface TakeOver {
  readonly next: Group;
  readonly holder: LockHolder;
  /** Next lost its tags: they are written again first. */
  readonly isUntagged: boolean;
  /** Also from a runner that may still live. */
  readonly force: boolean;
}

/**
 * Makes this process the runner of a rollout whose own is dead. With `force` of one that may live: it finds the other
 * lease at its next look and stops, and what it sent just before may still take effect.
 *
 * @throws RolloutError `Fenced` when somebody else was faster
 */
export async function takeOver(
  context: RolloutContext,
  { next, holder, isUntagged, force }: TakeOver,
): Promise<void> {
  const { memory, cloud, target } = context;
  if (isUntagged) {
    const { previous } = target;
    const undo = previous === undefined ? {} : { previousName: previous.name };
    const tags = {
      [tagKeys.service]: target.service,
      [tagKeys.role]: 'next',
      [tagKeys.rollout]: target.rolloutId,
      [tagKeys.step]: holder.step,
      [tagKeys.by]: target.by,
      [tagKeys.since]: holder.since,
      [tagKeys.undo]: formatUndo(undo),
    };
    await change(context, (signal) => cloud.tagGroup(next.name, tags, signal));
  }
  if (force) memory.leaseUntil = leaseOf(next)?.until;
  await takeLease(context);
  context.emit({ kind: 'took-over', from: holder });
}
