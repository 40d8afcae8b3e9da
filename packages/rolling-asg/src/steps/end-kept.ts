import { attempt } from '../engine/hold/attempt.js';
import { enterStep } from '../engine/hold/enter-step.js';
import { roleOf } from '../journal/tags.js';
import { removeUnused } from './release/remove-unused.js';
import type { RolloutStep } from '../plan/plan.js';
import type { StepDefinition } from './step.js';

type Step = Extract<RolloutStep, { readonly kind: 'endKept' }>;

/** Removes generations that earlier rollouts kept warm: what is live now has its own way back. */
export const endKept: StepDefinition<Step> = {
  reasonNotDone: () => 'they may still be there',
  run: async (context, { kind, groupNames: names, deadlineMs }) => {
    await enterStep(context, kind);
    const groups = await attempt(context, (signal) => context.cloud.findGroups({ names }, signal));
    for (const group of groups.filter((one) => roleOf(one) === 'kept')) {
      await removeUnused(context, { step: kind, groupName: group.name, deadlineMs });
    }
    return 0;
  },
};
