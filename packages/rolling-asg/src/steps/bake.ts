import { enterStep } from '../engine/hold/enter-step.js';
import type { RolloutStep } from '../plan/plan.js';
import { hasPassed } from './has-passed.js';
import { serveBeside } from './serve-beside.js';
import type { StepDefinition } from './step.js';

type Step = Extract<RolloutStep, { readonly kind: 'bake' }>;

/** Lets next serve beside previous for a while. */
export const bake: StepDefinition<Step> = {
  reasonNotDone: ({ next }) => (hasPassed(next, 'bake') ? undefined : 'it has not baked'),
  run: async (context, { kind: step, groupName, durationMs, promoteWithinMs }) => {
    await enterStep(context, step);
    return serveBeside(context, { step, groupName, durationMs, promoteWithinMs });
  },
};
