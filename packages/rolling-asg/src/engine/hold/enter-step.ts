import { tagKeys } from '../../journal/tags.js';
import type { RolloutStepKind } from '../../plan/plan.js';
import { leasedName } from './assert-still-ours.js';
import { change } from './change.js';
import type { RolloutContext } from '../context/context.js';
import { readNext, type RolloutGroups } from './fence.js';
import { newLease } from './hold-lease.js';

/** Reads both groups, makes sure that they are still ours, and says on next which step it is at. */
export async function enterStep(
  context: RolloutContext,
  step: RolloutStepKind,
): Promise<Required<Pick<RolloutGroups, 'next'>> & RolloutGroups> {
  const groups = await readNext(context);
  await tagStep(context, step);
  return groups;
}

/**
 * Says on next which step it is at, unread where it was seen to be ours a moment ago. A lease that is on next is renewed
 * by the same call.
 */
export async function tagStep(context: RolloutContext, step: RolloutStepKind): Promise<void> {
  const { cloud, memory, target } = context;
  const { name } = target.next;
  const hasLease = memory.leaseUntil !== undefined && leasedName(context) === name;
  let until = memory.leaseUntil;
  await change(context, (signal) => {
    const lease = hasLease ? newLease(context) : { until, tag: {} };
    until = lease.until;
    return cloud.tagGroup(name, { [tagKeys.step]: step, ...lease.tag }, signal);
  });
  memory.leaseUntil = until;
}
