import type { RolloutContext } from '../engine/context/context.js';
import { reasonNextNotReady } from '../engine/watch/next-serves.js';
import { waitUntil } from '../engine/watch/wait-until.js';
import { floorOf } from '../observe/capacity/floor.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import type { RolloutStepKind } from '../plan/plan.js';

/** What is said at the end is read at the end. */
export async function awaitServing(context: RolloutContext, step: RolloutStepKind): Promise<void> {
  const { memory, settings, target } = context;
  const floor = floorOf(memory.wanted, settings.minHealthyPercent);
  await waitUntil(context, {
    step,
    failure: `\`${target.next.name}\` does not serve at the end`,
    deadlineMs: settings.healthyDeadlineMs,
    judge: (sample) => reasonNextNotReady(context, sample, floor),
    pollMs: () => watchPaceMs,
  });
}
