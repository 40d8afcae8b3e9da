import { tagKeys } from '../../journal/tags.js';
import type { RolloutStepKind } from '../../plan/plan.js';
import { change } from './change.js';
import type { RolloutContext } from '../context/context.js';
import { readNext, type RolloutGroups } from './fence.js';

/** Reads both groups, makes sure that they are still ours, and says on next which step it is at. */
export async function enterStep(
  context: RolloutContext,
  step: RolloutStepKind,
): Promise<Required<Pick<RolloutGroups, 'next'>> & RolloutGroups> {
  const groups = await readNext(context);
  const { name } = groups.next;
  await change(context, (signal) => context.cloud.tagGroup(name, { [tagKeys.step]: step }, signal));
  return groups;
}
