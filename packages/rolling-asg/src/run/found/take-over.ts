import type { Group } from '../../cloud/cloud.js';
import { isCloudError } from '../../cloud/cloud-error.js';
import { isRolloutError, RolloutError, type LockHolder } from '../../cloud/errors.js';
import { change } from '../../engine/hold/change.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { skewMs } from '../../engine/hold/assert-still-ours.js';
import { takeLease } from '../../engine/hold/hold-lease.js';
import { undoTags } from '../../journal/undo-tags.js';
import { tagKeys } from '../../journal/tags.js';

export interface TakeOver {
  readonly next: Group;
  readonly holder: LockHolder;
  /** Next lost its tags: they are written again first. */
  readonly isUntagged: boolean;
}

/**
 * Makes this process the runner of a rollout whose own is dead, or, by force, of one that may live: that one finds the
 * other lease at its next look and stops, and what it sent just before may still take effect.
 *
 * @throws RolloutError `Fenced` when somebody else was faster
 */
export async function takeOver(
  context: RolloutContext,
  { next, holder, isUntagged }: TakeOver,
): Promise<void> {
  const { cloud, target } = context;
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
      ...undoTags(undo),
    };
    await change(context, (signal) => cloud.tagGroup(next.name, tags, signal));
  }
  try {
    // Whoever lives may be writing its own lease right now, from a look before this one: that must be visible as well.
    const { settleMs } = context.timing;
    const isAlive = (holder.aliveUntilMs ?? -Infinity) > context.clock.now();
    await takeLease(context, isAlive ? 2 * settleMs : settleMs);
  } catch (error) {
    if (isRolloutError(error) || isCloudError(error) || context.signal.aborted) throw error;
    // The group that carries the lease is gone: whoever removed it has the rollout.
    const text = `${target.rolloutId} of \`${target.service}\` was not taken over: ${String(error)}`;
    throw new RolloutError('Fenced', text, { cause: error });
  }
  boundWhatWasTaken(context);
  context.emit({ kind: 'took-over', from: holder });
}

/** Whoever lives has seen this lease by now: one that begins later was taken again, and counts. */
function boundWhatWasTaken({ memory: { takenFrom }, clock, timing }: RolloutContext): void {
  const latest = clock.now() + timing.leaseMs + skewMs;
  for (const [runner, until] of takenFrom) takenFrom.set(runner, Math.min(until, latest));
}
