import type { Group, GroupTag } from '../cloud/cloud.js';
import type { NewGroup } from '../cloud/ports.js';
import { attempt } from '../engine/hold/attempt.js';
import { change } from '../engine/hold/change.js';
import type { RolloutContext } from '../engine/context/context.js';
import { formatCallerSettings } from '../journal/caller-settings.js';
import { formatSettings } from '../journal/rollout-settings.js';
import { lastGenerationKey, tagKeys, tagOf } from '../journal/tags.js';
import type { Undo } from '../journal/undo.js';
import { undoTags } from '../journal/undo-tags.js';
import { protectedIn } from '../observe/capacity/protected-in.js';
import { wantedCapacity } from '../plan/capacity.js';
import type { RolloutPlan, RolloutStep } from '../plan/plan.js';
import { assertFirst, assertGenerationUnused } from './assert-plan-holds.js';
import { carryOver } from './carry-over.js';
import { createOrFindOurs } from './create-or-find-ours.js';
import { removeNext } from './remove-next.js';
import type { StepDefinition } from './step.js';

type Step = Extract<RolloutStep, { readonly kind: 'createGroup' }>;

/**
 * Creates next with the capacity that previous has now. The name is the lock: whoever finds it taken has lost. Its
 * instances are protected from scale-in, so that its own policies cannot take them before it serves alone.
 */
export const createGroup: StepDefinition<Step> = {
  reasonNotDone: ({ next }) => {
    if (next === undefined) return 'next is not there';
    return tagOf(next, tagKeys.step) === 'createGroup' ? 'its policies may be missing' : undefined;
  },
  run: async (context, _step, plan) => {
    if (plan === undefined) await copyAttachments(context);
    else await create(context, plan);
    return 0;
  },
  undo: removeNext,
};

async function create(context: RolloutContext, plan: RolloutPlan): Promise<void> {
  const { cloud } = context;
  const { templateId } = releaseIn(context);
  // The number first: whatever becomes of this rollout, nobody gets it again.
  const used = { [lastGenerationKey]: String(plan.generation) };
  await assertGenerationUnused(context, plan);
  await change(context, (signal) => cloud.tagTemplate(templateId, used, signal));
  const previous = await createOrFindOurs(context, plan, (now) => describeGroup(context, plan, now));
  await assertFirst(context);
  await carryOver(context, plan.next.attachments, previous);
}

async function readPrevious(context: RolloutContext, name: string): Promise<Group | undefined> {
  const [previous] = await attempt(context, (signal) => context.cloud.findGroups({ names: [name] }, signal));
  return previous;
}

/** After a crash: what hangs on previous, once more. */
async function copyAttachments(context: RolloutContext): Promise<void> {
  const { target, cloud } = context;
  const { previous } = target;
  if (previous === undefined) return;
  const read = await attempt(context, (signal) => cloud.readAttachments(previous.name, signal));
  await carryOver(context, read, await readPrevious(context, previous.name));
}

function releaseIn({ memory }: RolloutContext) {
  if (memory.release !== undefined) return memory.release;
  throw new Error('There is no launch template version to create the group from');
}

function describeGroup(context: RolloutContext, plan: RolloutPlan, previous: Group | undefined): NewGroup {
  const { memory } = context;
  const { next } = plan;
  const { minSize, maxSize } = next;
  const wanted = wantedCapacity({ wantedSoFar: memory.wanted, previous, minSize, maxSize });
  if (wanted < 1)
    throw new Error('The desired capacity is 0 now: nothing would prove that the new image serves');
  followed(context, wanted);
  // From here on it is held to this, whatever a policy thinks of it.
  memory.start = previous?.desiredCapacity ?? memory.start;
  const { templateId, version } = releaseIn(context);
  const undo = undoFor(plan, previous);
  return {
    name: next.name,
    templateId,
    templateVersion: version,
    minSize,
    maxSize: Math.max(maxSize, wanted),
    desiredCapacity: wanted,
    sourceIds: next.sourceIds,
    subnetIds: next.subnetIds,
    zones: next.zones,
    healthCheckGraceMs: next.healthCheckGraceMs,
    tags: [...next.tags, ...rolloutTags(context, plan, undo)],
    newInstancesProtected: true,
    // Whoever removes it lifts that first.
    deletionProtection: previous?.deletionProtection ?? 'none',
    hooks: next.attachments.hooks,
    inherited: next.inherited,
  };
}

function followed({ memory, emit }: RolloutContext, wanted: number): void {
  if (wanted === memory.wanted) return;
  const because = 'previous was scaled since the plan';
  emit({ kind: 'capacity-changed', from: memory.wanted, to: wanted, because });
  memory.wanted = wanted;
}

/** What must be known of previous should somebody take its own tags off. */
function undoFor({ next, previous }: RolloutPlan, group: Group | undefined): Undo {
  const protectsNew = next.inherited.newInstancesProtected === true;
  if (previous === undefined) return { protectsNew };
  const { name: previousName, isAdopted: isPreviousAdopted } = previous;
  return {
    ...{ protectsNew, previousName, isPreviousAdopted },
    ...(group === undefined
      ? {}
      : { previousStart: group.desiredCapacity, previousProtected: protectedIn(group) }),
  };
}

function rolloutTags(
  { clock, settings }: RolloutContext,
  plan: RolloutPlan,
  undo: Undo,
): readonly GroupTag[] {
  const caller = formatCallerSettings(plan.settings ?? {});
  const tags = {
    [tagKeys.service]: plan.service,
    [tagKeys.role]: 'next',
    [tagKeys.rollout]: plan.rolloutId,
    [tagKeys.step]: 'createGroup',
    [tagKeys.by]: plan.by,
    [tagKeys.since]: new Date(clock.now()).toISOString(),
    ...undoTags(undo),
    [tagKeys.options]: formatSettings(settings),
    ...(plan.next.isWorkers ? { [tagKeys.traffic]: 'none' } : {}),
    ...(caller === '' ? {} : { [tagKeys.settings]: caller }),
  };
  return Object.entries(tags).map(([key, value]) => ({ key, value, propagate: false }));
}
