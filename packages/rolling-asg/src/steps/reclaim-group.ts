import { mostAttempts } from '../engine/hold/attempt.js';
import { change } from '../engine/hold/change.js';
import type { RolloutContext } from '../engine/context/context.js';
import { readNext } from '../engine/hold/fence.js';
import { takeLease } from '../engine/hold/hold-lease.js';
import { formatSettings } from '../journal/rollout-settings.js';
import { continuationKeys, roleOf, rolloutTagKeys, tagKeys } from '../journal/tags.js';
import { completeUndo, undoOf, undoTags } from '../journal/undo-tags.js';
import { wantedCapacity } from '../plan/capacity.js';
import type { RolloutStep } from '../plan/plan.js';
import { detachAndDrain } from './remove-next.js';
import type { StepDefinition } from './step.js';

type Step = Extract<RolloutStep, { readonly kind: 'reclaimGroup' }>;

/**
 * Takes a generation that was kept warm as next: its instances run already, so attaching it is all. It is attached
 * before the hold on the rollout is proven, because more capacity harms nobody; nothing is taken away before that.
 */
export const reclaimGroup: StepDefinition<Step> = {
  reasonNotDone: ({ next }) =>
    next !== undefined && roleOf(next) === 'next' && next.sourceIds.length > 0
      ? undefined
      : 'it is not attached',
  run: async (context, step) => {
    await claim(context, step);
    const { cloud } = context;
    const { groupName, sourceIds } = step;
    await change(context, (signal) => cloud.attachTrafficSources(groupName, sourceIds, signal), {
      alsoPassing: { invalid: mostAttempts },
    });
    await takeLease(context);
    await followLive(context);
    return 0;
  },
  undo: async (context, { keptUntil }) => {
    const { next } = await readNext(context);
    await detachAndDrain(context);
    const { cloud } = context;
    const tags = { [tagKeys.role]: 'kept', [tagKeys.keptUntil]: keptUntil };
    await change(context, (signal) => cloud.tagGroup(next.name, tags, signal));
    const staying = [tagKeys.undo, ...continuationKeys, tagKeys.keptUntil];
    const keys = rolloutTagKeys.filter((key) => !staying.includes(key));
    context.memory.leaseUntil = undefined;
    await change(context, (signal) => cloud.untagGroup(next.name, keys, signal));
  },
};

async function claim(context: RolloutContext, step: Step): Promise<void> {
  const { cloud, target, clock, settings } = context;
  const [group] = await cloud.findGroups({ names: [step.groupName] }, context.signal);
  if (group === undefined) throw new Error(`\`${step.groupName}\` is not there any more`);
  const known = completeUndo(undoOf(group), step.sourceIds);
  const undo = { ...known, ...(target.previous ? { previousName: target.previous.name } : {}) };
  const tags = {
    [tagKeys.role]: 'next',
    [tagKeys.rollout]: target.rolloutId,
    [tagKeys.step]: step.kind,
    [tagKeys.by]: target.by,
    [tagKeys.since]: new Date(clock.now()).toISOString(),
    [tagKeys.options]: formatSettings(settings),
    ...undoTags(undo),
  };
  await change(context, (signal) => cloud.tagGroup(step.groupName, tags, signal));
  context.memory.untaggedUntil = clock.now() + 3 * context.timing.settleMs;
}

/** What is live now may be larger than what was kept. */
async function followLive(context: RolloutContext): Promise<void> {
  const { memory, removals } = context;
  const { next, previous } = await readNext(context);
  const { minSize, maxSize } = next;
  memory.wanted = wantedCapacity({ wantedSoFar: memory.wanted, previous, minSize, maxSize });
  if (next.desiredCapacity >= memory.wanted) return;
  const sizes = { maxSize: Math.max(maxSize, memory.wanted), desiredCapacity: memory.wanted };
  await change(context, (signal) => removals.grow(next, sizes, signal));
}
