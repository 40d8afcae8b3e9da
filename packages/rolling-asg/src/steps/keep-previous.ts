import type { Group } from '../cloud/cloud.js';
import type { RolloutContext } from '../engine/context/context.js';
import { tagPrevious } from '../engine/groups/tag-previous.js';
import { enterStep } from '../engine/hold/enter-step.js';
import { readGroups } from '../engine/hold/fence.js';
import { waitOutLateOnPrevious } from '../engine/hold/wait-out-late.js';
import { roleOf, tagKeys, tagOf } from '../journal/tags.js';
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
    await waitOutLateOnPrevious(context);
    const { clock, memory } = context;
    const tags = {
      // Somebody may have taken them off meanwhile.
      ...memory.heldTags,
      [tagKeys.role]: 'kept',
      [tagKeys.step]: kind,
      [tagKeys.keptUntil]: new Date(clock.now() + keepMs).toISOString(),
    };
    await tagPrevious(context, previous.name, tags);
    return 0;
  },
  undo: async (context, { kind }) => {
    const { previous } = await readGroups(context);
    if (previous === undefined || !isKept(context, previous)) return;
    const tags = { [tagKeys.role]: 'previous', [tagKeys.step]: kind };
    await tagPrevious(context, previous.name, tags);
  },
};

/** By its tags, or by a write of ours that an answer need not show yet. One that we never held is not ours to write on. */
function isKept({ memory, target }: RolloutContext, previous: Group): boolean {
  const isKeptByUs = roleOf(previous) === 'kept' && tagOf(previous, tagKeys.rollout) === target.rolloutId;
  return isKeptByUs || (memory.isHolding && memory.heldTags?.[tagKeys.role] === 'kept');
}
