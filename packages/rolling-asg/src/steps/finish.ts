import { attempt } from '../engine/attempt.js';
import type { RolloutContext } from '../engine/context.js';
import { enterStep } from '../engine/enter-step.js';
import { look } from '../engine/look.js';
import { rolloutTagKeys, tagKeys } from '../journal/tags.js';
import { undoOf } from '../journal/undo.js';

/** Makes next the live group: its own minimum again, and no tag of the rollout left. */
export async function finish(context: RolloutContext): Promise<number> {
  const { next } = await enterStep(context, 'finish');
  await look(context);
  const { minSize, pinnedMinSize } = undoOf(next);
  // Another value was set by somebody else meanwhile, a scheduled action for one: theirs holds.
  if (minSize !== undefined && next.minSize === pinnedMinSize && minSize !== pinnedMinSize) {
    await attempt(context, (signal) => context.cloud.resizeGroup(next.name, { minSize }, signal));
  }
  await attempt(context, (signal) => context.cloud.tagGroup(next.name, { [tagKeys.role]: 'live' }, signal));
  await attempt(context, (signal) => context.cloud.untagGroup(next.name, rolloutTagKeys, signal));
  return 0;
}
