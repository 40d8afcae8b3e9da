import { change } from '../../engine/hold/change.js';
import { liftLeftProtection } from '../../engine/groups/lift-protection.js';
import { letGo } from '../../engine/hold/let-go.js';
import { waitOutLateTags } from '../../engine/hold/wait-out-late.js';
import { enterStep } from '../../engine/hold/enter-step.js';
import { rolloutTagKeys, tagKeys } from '../../journal/tags.js';
import type { RolloutStep } from '../../plan/plan.js';
import { awaitServing } from '../await-serving.js';
import { endRelease } from '../release/end-release.js';
import type { StepDefinition } from '../step.js';

type Step = Extract<RolloutStep, { readonly kind: 'finishRefresh' }>;

/** The group is the live one as it was before: no tag of the rollout is left. */
export const finishRefresh: StepDefinition<Step> = {
  reasonNotDone: () => 'its tags are still there',
  run: async (context, { kind }) => {
    const { next } = await enterStep(context, kind);
    await awaitServing(context, kind);
    await endRelease(context, next);
    await waitOutLateTags(context);
    await liftLeftProtection(context, next);
    const { cloud } = context;
    await change(context, (signal) => cloud.tagGroup(next.name, { [tagKeys.role]: 'live' }, signal));
    await letGo(context, next.name, rolloutTagKeys);
    return 0;
  },
};
