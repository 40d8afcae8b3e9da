import type { Group } from '../cloud/cloud.js';
import type { RolloutContext } from '../engine/context/context.js';
import { reasonNextNotReady } from '../engine/watch/next-serves.js';
import { waitUntil } from '../engine/watch/wait-until.js';
import { floorOf } from '../observe/capacity/floor.js';
import { groupIn } from '../observe/sample/sample.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import type { RolloutStepKind } from '../plan/plan.js';

/** What is said at the end is read at the end. @returns the group as it was seen to serve */
export async function awaitServing(context: RolloutContext, step: RolloutStepKind): Promise<Group> {
  const { memory, settings, target } = context;
  const floor = floorOf(memory.wanted, settings.minHealthyPercent);
  let seen: Group | undefined;
  await waitUntil(context, {
    step,
    failure: `\`${target.next.name}\` does not serve at the end`,
    deadlineMs: settings.healthyDeadlineMs,
    judge: (sample) => {
      seen = groupIn(sample, target.next.name);
      return reasonNextNotReady(context, sample, floor);
    },
    pollMs: () => watchPaceMs,
  });
  if (seen === undefined) throw new Error(`\`${target.next.name}\` was not seen`);
  return seen;
}
