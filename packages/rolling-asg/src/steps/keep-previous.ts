import { change } from '../engine/change.js';
import { enterStep } from '../engine/enter-step.js';
import { tagKeys } from '../journal/tags.js';
import type { RolloutStep } from '../plan/plan.js';
import { hasPassed } from './has-passed.js';
import type { StepDefinition } from './step.js';

type Step = Extract<RolloutStep, { readonly kind: 'keepPrevious' }>;

/** Leaves previous detached and whole for a while: a rollback attaches it again and launches nothing. */
export const keepPrevious: StepDefinition<Step> = {
  reasonNotDone: ({ next, previous }) =>
    previous === undefined || hasPassed(next, 'keepPrevious')
      ? undefined
      : `${previous.name} is not kept yet`,
  run: async (context, { kind, keepMs }) => {
    const { previous } = await enterStep(context, kind);
    if (previous === undefined) return 0;
    const { cloud, clock } = context;
    const tags = {
      [tagKeys.role]: 'kept',
      [tagKeys.step]: kind,
      [tagKeys.keptUntil]: new Date(clock.now() + keepMs).toISOString(),
    };
    await change(context, (signal) => cloud.tagGroup(previous.name, tags, signal));
    return 0;
  },
  undo: async (context, { kind }) => {
    const { target, cloud } = context;
    const { previous } = target;
    if (previous === undefined) return;
    const tags = { [tagKeys.role]: 'previous', [tagKeys.step]: kind };
    await change(context, (signal) => cloud.tagGroup(previous.name, tags, signal));
  },
};
