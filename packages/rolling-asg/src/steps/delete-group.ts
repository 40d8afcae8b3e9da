import type { Group } from '../cloud/cloud.js';
import type { RolloutContext } from '../engine/context/context.js';
import { enterStep } from '../engine/hold/enter-step.js';
import { assertCanLaunch } from '../engine/watch/assert-can-launch.js';
import { nextWanted } from '../engine/watch/next-serves.js';
import { letLaunchUnprotected } from '../engine/groups/let-launch-unprotected.js';
import { proveRemovable } from '../engine/watch/prove-removable.js';
import { removeGroup } from '../engine/groups/remove-group.js';
import { tagKeys } from '../journal/tags.js';
import { undoTags } from '../journal/undo-tags.js';
import type { RolloutStep } from '../plan/plan.js';
import type { StepDefinition } from './step.js';
import { keepNextAttached } from '../engine/groups/keep-next-attached.js';
import { tagPrevious, undoOnPrevious } from '../engine/groups/tag-previous.js';

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
    const { next, previous } = await enterStep(context, step.kind);
    if (previous === undefined) return 0;
    const isWhole = previous.maxSize > 0;
    // What serves traffic was asked before it was drained.
    if (isWhole && context.target.sources.length === 0) await assertCanLaunch(context, next);
    await writeUndo(context, previous);
    const { proof, floorMs } = await proveRemovable(context, {
      step: step.kind,
      failure: `\`${context.target.next.name}\` does not serve, so \`${step.groupName}\` is not removed`,
      deadlineMs: proofDeadlineMs,
      groupName: step.groupName,
      earlier: context.memory.heldLooks,
      unless: (sample) => ({ instead: nextWanted(context, sample), mayBeIdle: false }),
      meanwhile: (sample) => keepNextAttached(context, sample),
    });
    const removal = { step: step.kind, proof, deadlineMs: step.deadlineMs };
    // From then on the service is next's own: what it launches is no more held than what it will launch later.
    const onEmptying = () => letLaunchUnprotected(context, next);
    return floorMs + (await removeGroup(context, { ...removal, onEmptying }));
  },
};

/** What would have to be put back, as it was read right before. */
async function writeUndo(context: RolloutContext, previous: Group): Promise<void> {
  const { minSize, maxSize, desiredCapacity } = previous;
  const sizes = previous.maxSize > 0 ? { sizes: { minSize, maxSize, desiredCapacity } } : {};
  const undo = { ...undoOnPrevious(context, previous), ...sizes };
  await tagPrevious(context, previous.name, { [tagKeys.step]: 'deleteGroup', ...undoTags(undo) });
}
