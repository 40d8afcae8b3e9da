import type { Group } from '../../cloud/cloud.js';
import { undoOf } from '../../journal/undo-tags.js';
import { change } from '../hold/change.js';
import type { RolloutContext } from '../context/context.js';

/**
 * What next launches from now on may be scaled in again, unless its group has always protected it. Done once, as soon as
 * previous is on its way out: the instances that are protected already are let go of at the end, when an answer shows
 * them all.
 */
export async function letLaunchUnprotected(context: RolloutContext, next: Group): Promise<void> {
  const { cloud, clock, memory } = context;
  if (undoOf(next).protectsNew || memory.launchesUnprotectedAt !== undefined) return;
  await change(context, (signal) => cloud.protectGroup(next.name, { newInstancesProtected: false }, signal));
  memory.launchesUnprotectedAt = clock.now();
}
