import { durationText } from '../cloud/duration-text.js';
import { askAlarms } from '../engine/watch/ask-alarms.js';
import { askBakeCheck } from '../engine/watch/ask-bake-check.js';
import { enterStep } from '../engine/hold/enter-step.js';
import { followCapacity } from '../engine/groups/follow-capacity.js';
import { holdPreviousCapacity } from '../engine/groups/hold-capacity.js';
import { createNextWatch } from '../engine/watch/next-serves.js';
import { reasonForeign } from '../engine/groups/reason-foreign.js';
import { waitUntil } from '../engine/watch/wait-until.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import type { RolloutStep } from '../plan/plan.js';
import { hasPassed } from './has-passed.js';
import type { StepDefinition } from './step.js';

type Step = Extract<RolloutStep, { readonly kind: 'bake' }>;

/** Reads that fail, and capacity that is added meanwhile, may hold the bake open for this long over its time. */
const patienceMs = 900_000;

/** Lets next serve beside previous for a while, and asks the caller's check at every look. */
export const bake: StepDefinition<Step> = {
  reasonNotDone: ({ next }) => (hasPassed(next, 'bake') ? undefined : 'it has not baked'),
  run: async (context, step) => {
    await enterStep(context, step.kind);
    const { clock } = context;
    const until = clock.now() + step.durationMs;
    const watch = createNextWatch(context, 'during the bake');
    await waitUntil(context, {
      step: step.kind,
      failure: `The bake of \`${step.groupName}\` has no good end`,
      deadlineMs: step.durationMs + patienceMs,
      judge: async (sample) => {
        await askBakeCheck(context);
        const unread = await askAlarms(context);
        await followCapacity(context, sample);
        await holdPreviousCapacity(context, sample);
        const reason = watch(sample) ?? reasonForeign(context, sample) ?? unread;
        if (reason !== undefined) return reason;
        return clock.now() >= until ? undefined : `bakes for another ${durationText(until - clock.now())}`;
      },
      // Once it has baked, something else is waited for.
      pollMs: () => (clock.now() < until ? Math.min(watchPaceMs, until - clock.now()) : watchPaceMs),
    });
    return step.durationMs;
  },
};
