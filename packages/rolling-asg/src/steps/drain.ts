import type { Group } from '../cloud/cloud.js';
import { askBakeCheck } from '../engine/watch/ask-bake-check.js';
import { assertCanLaunch } from '../engine/watch/assert-can-launch.js';
import { awaitDeregistered } from '../engine/watch/await-deregistered.js';
import type { RolloutContext } from '../engine/context/context.js';
import { detachGroup } from '../engine/groups/detach-group.js';
import { enterStep } from '../engine/hold/enter-step.js';
import { readGroups } from '../engine/hold/fence.js';
import { followCapacity } from '../engine/groups/follow-capacity.js';
import { createNextWatch, nextWanted } from '../engine/watch/next-serves.js';
import { proveRemovable } from '../engine/watch/prove-removable.js';
import type { RemovalProof } from '../engine/context/removal-proof.js';
import { reasonForeign } from '../engine/groups/reason-foreign.js';
import { tagKeys, tagOf } from '../journal/tags.js';
import { undoTags } from '../journal/undo-tags.js';
import type { RolloutStep } from '../plan/plan.js';
import { putBackPrevious } from './put-back-previous.js';
import { hasPassed } from './has-passed.js';
import { serveBeside } from './serve-beside.js';
import { holdPreviousWhole } from './hold-previous-whole.js';
import type { StepDefinition } from './step.js';
import { tagPrevious, undoOnPrevious } from '../engine/groups/tag-previous.js';

type Step = Extract<RolloutStep, { readonly kind: 'drain' }>;

/** Capacity that is added at the last moment may hold the drain back for this long. */
const patienceMs = 900_000;

/**
 * Takes previous out of its load balancers and waits until nothing is in flight. Next is proven to serve right before,
 * and watched meanwhile: when it fails, previous is still whole and can be put back.
 */
export const drain: StepDefinition<Step> = {
  reasonNotDone: ({ next, previous }) => {
    if (previous === undefined || hasPassed(next, 'drain')) return undefined;
    return `${previous.name} may still be in its load balancers`;
  },
  run: async (context, step) => {
    const pausedMs = await awaitPromotion(context);
    const { next, previous } = await enterStep(context, step.kind);
    if (previous === undefined) return pausedMs;
    await assertCanLaunch(context, next);
    await askBakeCheck(context);
    const { proof, floorMs } = await proveNext(context, step);
    // As the proof has seen it.
    const { previous: proven = previous } = await readGroups(context);
    await detach(context, proven, proof);
    const watch = createNextWatch(context, `while \`${previous.name}\` drained`);
    const drainMs = await awaitDeregistered(context, {
      step: step.kind,
      groupName: previous.name,
      sourceIds: step.sourceIds,
      floorMs: step.floorMs,
      ceilingMs: step.ceilingMs,
      meanwhile: async (sample) => {
        watch(sample);
        await holdPreviousWhole(context, sample);
        await askBakeCheck(context);
      },
    });
    return pausedMs + floorMs + drainMs;
  },
  undo: putBackPrevious,
};

/** One that is paused, and has not baked, waits here: nothing has been taken from previous yet. */
async function awaitPromotion(context: RolloutContext): Promise<number> {
  const { memory, target } = context;
  if (memory.pause?.kind !== 'paused') return 0;
  return serveBeside(context, { step: 'drain', groupName: target.next.name, durationMs: 0 });
}

/** Positive evidence, the last of it now. */
function proveNext(context: RolloutContext, { kind, groupName }: Step) {
  return proveRemovable(context, {
    step: kind,
    failure: `\`${context.target.next.name}\` does not serve, so \`${groupName}\` stays`,
    deadlineMs: patienceMs,
    groupName,
    earlier: context.memory.heldLooks,
    unless: (sample) => ({ instead: nextWanted(context, sample), mayBeIdle: false }),
    meanwhile: async (sample) => {
      await followCapacity(context, sample);
      await holdPreviousWhole(context, sample);
      return reasonForeign(context, sample);
    },
  });
}

async function detach(context: RolloutContext, previous: Group, proof: RemovalProof): Promise<void> {
  const { memory } = context;
  const undo = undoOnPrevious(context, previous);
  // Read right before: somebody may have attached it to more, and what it is detached from already must be remembered.
  const sourceIds = [...new Set([...(undo.sourceIds ?? []), ...previous.sourceIds])];
  const tags = undoTags({ ...undo, sourceIds });
  const isWritten = Object.entries(tags).every(([key, value]) => tagOf(previous, key) === value);
  if (!isWritten) await tagPrevious(context, previous.name, { [tagKeys.step]: 'drain', ...tags });
  memory.isDraining = true;
  await detachGroup(context, previous, proof);
  // What next holds alone is seen anew.
  memory.heldLooks = [];
}
