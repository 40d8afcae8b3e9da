import type { Group } from '../cloud/cloud.js';
import { change, changeIfPossible } from '../engine/change.js';
import type { RolloutContext } from '../engine/context.js';
import { holdLease } from '../engine/hold-lease.js';
import { enterStep } from '../engine/enter-step.js';
import { recordRelease } from '../engine/record-release.js';
import { reasonNextNotReady } from '../engine/next-serves.js';
import { waitUntil } from '../engine/wait-until.js';
import { rolloutTagKeys, tagKeys } from '../journal/tags.js';
import { floorOf } from '../observe/floor.js';
import { watchPaceMs } from '../observe/next-poll.js';
import { undoOf } from '../journal/undo.js';
import type { RolloutStep } from '../plan/plan.js';
import { removeOrphans } from './remove-orphans.js';
import type { StepDefinition } from './step.js';

type Step = Extract<RolloutStep, { readonly kind: 'finish' }>;

/** Makes next the live group: its own scaling again, and no tag of the rollout left. */
export const finish: StepDefinition<Step> = {
  reasonNotDone: () => 'its tags are still there',
  run: async (context, { kind }) => {
    const { next } = await enterStep(context, kind);
    await attachAgain(context, next);
    await awaitServing(context);
    await recordRelease(context, next, 'deployed');
    await removeOrphans(context);
    await letScale(context, next);
    const { cloud, memory } = context;
    await change(context, (signal) => cloud.tagGroup(next.name, { [tagKeys.role]: 'live' }, signal));
    await holdLease(context);
    // With its tags the lease goes: when only the answer gets lost, the next try must not look for it.
    memory.leaseUntil = undefined;
    await change(context, (signal) => cloud.untagGroup(next.name, rolloutTagKeys, signal));
    return 0;
  },
};

/** What is said at the end is read at the end. */
async function awaitServing(context: RolloutContext): Promise<void> {
  const { memory, settings, target } = context;
  const floor = floorOf(memory.wanted, settings.minHealthyPercent);
  await waitUntil(context, {
    step: 'finish',
    failure: `\`${target.next.name}\` does not serve at the end`,
    deadlineMs: settings.healthyDeadlineMs,
    judge: (sample) => reasonNextNotReady(context, sample, floor),
    pollMs: () => watchPaceMs,
  });
}

/** Nothing else serves by now: what somebody detached in the last moment goes back in. */
async function attachAgain(context: RolloutContext, next: Group): Promise<void> {
  const { cloud, target, emit } = context;
  const names = target.sources.map(({ id }) => id);
  const missing = names.filter((name) => !next.sourceIds.includes(name));
  if (missing.length === 0) return;
  await change(context, (signal) => cloud.attachTrafficSources(next.name, missing, signal), {
    alsoPassing: ['invalid', 'refused'],
  });
  emit({ kind: 'reattached', groupName: next.name, sourceIds: missing });
}

/** Lifts the protection from scale-in that was there for the rollout, and leaves that which is the group's own. */
async function letScale(context: RolloutContext, next: Group): Promise<void> {
  const { cloud } = context;
  const { name, instances } = next;
  if (undoOf(next).protectsNew) return;
  await change(context, (signal) => cloud.protectGroup(name, { newInstancesProtected: false }, signal));
  const ids = instances.filter(({ isProtected }) => isProtected).map(({ instanceId }) => instanceId);
  if (ids.length === 0) return;
  await changeIfPossible(context, (signal) => cloud.setInstanceProtection(name, ids, false, signal));
}
