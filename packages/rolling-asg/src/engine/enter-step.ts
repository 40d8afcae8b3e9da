import { attempt } from './attempt.js';
import type { RolloutContext } from './context.js';
import { readNext, type RolloutGroups } from './fence.js';
import type { RolloutStepKind } from '../plan/plan.js';
import { tagKeys } from '../journal/tags.js';

/** Reads both groups, makes sure that they are still ours, and says on next which step it is at. */
export async function enterStep(
  context: RolloutContext,
  step: RolloutStepKind,
): Promise<Required<Pick<RolloutGroups, 'next'>> & RolloutGroups> {
  const groups = await readNext(context);
  const { name } = groups.next;
  await attempt(context, (signal) => context.cloud.tagGroup(name, { [tagKeys.step]: step }, signal));
  return groups;
}
