import { change } from '../engine/change.js';
import { enterStep } from '../engine/enter-step.js';
import { nextWanted } from '../engine/next-serves.js';
import { proveRemovable } from '../engine/prove-removable.js';
import { removeGroup } from '../engine/remove-group.js';
import { tagKeys } from '../journal/tags.js';
import { formatUndo, undoOf } from '../journal/undo.js';
import type { RolloutStep } from '../plan/plan.js';
import type { StepDefinition } from './step.js';

type Step = Extract<RolloutStep, { readonly kind: 'deleteGroup' }>;

/** How long next may need to be seen serving once more. */
const proofDeadlineMs = 120_000;

/**
 * Removes previous, after one more proof that next serves. From the moment that it is emptied there is no way back:
 * whoever ends the rollout then goes forward.
 */
export const deleteGroup: StepDefinition<Step> = {
  reasonNotDone: ({ previous }) => (previous === undefined ? undefined : `${previous.name} is still there`),
  run: async (context, step) => {
    const { previous } = await enterStep(context, step.kind);
    if (previous === undefined) return 0;
    const { proof, floorMs } = await proveRemovable(context, {
      step: step.kind,
      failure: `\`${context.target.next.name}\` does not serve, so \`${step.groupName}\` is not removed`,
      deadlineMs: proofDeadlineMs,
      groupName: step.groupName,
      unless: (sample) => ({ instead: nextWanted(context, sample), mayBeIdle: false }),
    });
    const { minSize, maxSize, desiredCapacity } = previous;
    const isEmptied = maxSize === 0;
    const undo = isEmptied
      ? undoOf(previous)
      : { ...undoOf(previous), sizes: { minSize, maxSize, desiredCapacity } };
    const tags = { [tagKeys.step]: step.kind, [tagKeys.undo]: formatUndo(undo) };
    await change(context, (signal) => context.cloud.tagGroup(previous.name, tags, signal));
    return floorMs + (await removeGroup(context, { step: step.kind, proof, deadlineMs: step.deadlineMs }));
  },
};
