import { isCloudError } from '../cloud/cloud-error.js';
import type { Group, GroupTag } from '../cloud/cloud.js';
import { RolloutError } from '../cloud/errors.js';
import type { NewGroup } from '../cloud/ports.js';
import { attempt } from '../engine/hold/attempt.js';
import { change } from '../engine/hold/change.js';
import type { RolloutContext } from '../engine/context/context.js';
import { formatCallerSettings } from '../journal/caller-settings.js';
import { formatLease, leaseOf } from '../journal/lease.js';
import { holderOf, holderText } from '../journal/lock-holder.js';
import { formatSettings } from '../journal/rollout-settings.js';
import { lastGenerationKey, rolloutOf, tagKeys, tagOf } from '../journal/tags.js';
import { formatUndo, type Undo } from '../journal/undo.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import { protectedIn } from '../observe/capacity/protected-in.js';
import { wantedCapacity } from '../plan/capacity.js';
import type { RolloutPlan, RolloutStep } from '../plan/plan.js';
import { assertFirst, assertGenerationUnused, assertPlanHolds } from './assert-plan-holds.js';
import { removeNext } from './remove-next.js';
import type { StepDefinition } from './step.js';

/** How often a group that has the name is looked at before it counts as nobody's. */
const mostLooks = 4;

/** The longest that tags which a group was made with may be missing from an answer. */
const visibleMs = 30_000;

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
  const group = await describeGroup(context, plan);
  await createOrFindOurs(context, plan, group);
  await assertFirst(context, plan);
  await putAttachments(context, plan.next.attachments);
}

/** After a crash: what hangs on previous, once more. */
async function copyAttachments(context: RolloutContext): Promise<void> {
  const { target, cloud } = context;
  const { previous } = target;
  if (previous === undefined) return;
  const read = await attempt(context, (signal) => cloud.readAttachments(previous.name, signal));
  await putAttachments(context, read);
}

async function putAttachments(
  context: RolloutContext,
  { policies, scheduledActions }: RolloutPlan['next']['attachments'],
): Promise<void> {
  const { cloud, target } = context;
  for (const policy of policies) {
    await change(context, (signal) => cloud.putPolicy(target.next.name, policy, signal));
  }
  for (const action of scheduledActions) {
    await change(context, (signal) => cloud.putScheduledAction(target.next.name, action, signal));
  }
}

function releaseIn({ memory }: RolloutContext) {
  if (memory.release !== undefined) return memory.release;
  throw new Error('There is no launch template version to create the group from');
}

async function describeGroup(context: RolloutContext, plan: RolloutPlan): Promise<NewGroup> {
  const { cloud, memory } = context;
  const { next } = plan;
  const names = plan.previous ? [plan.previous.name] : [];
  const [previous] =
    names.length === 0 ? [] : await attempt(context, (signal) => cloud.findGroups({ names }, signal));
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
    [tagKeys.undo]: formatUndo(undo),
    [tagKeys.options]: formatSettings(settings),
    ...(plan.next.isWorkers ? { [tagKeys.traffic]: 'none' } : {}),
    ...(caller === '' ? {} : { [tagKeys.settings]: caller }),
  };
  return Object.entries(tags).map(([key, value]) => ({ key, value, propagate: false }));
}

/** The group that has the name; one without the tags of a rollout is looked at again: an answer can lag behind. */
async function findTaken(context: RolloutContext, name: string): Promise<Group | undefined> {
  const { cloud, clock, signal } = context;
  for (let look = 1; ; look++) {
    const [found] = await attempt(context, (own) => cloud.findGroups({ names: [name] }, own));
    if (look >= mostLooks || (found !== undefined && rolloutOf(found) !== undefined)) return found;
    await clock.sleep(watchPaceMs, signal);
  }
}

async function createOrFindOurs(context: RolloutContext, plan: RolloutPlan, group: NewGroup): Promise<void> {
  const { cloud, target, clock, timing, runner, memory } = context;
  let leaseUntil = 0;
  const send = async (signal: AbortSignal) => {
    const { leaseMs: ms, requestMs } = timing;
    leaseUntil = clock.now() + ms;
    const value = formatLease({ runner, until: leaseUntil, ms, requestMs });
    const lease = { key: tagKeys.lease, value, propagate: false };
    try {
      await cloud.createGroup({ ...group, tags: [...group.tags, lease] }, signal);
    } catch (error) {
      // An answer that says "not now" may be that of the way there: whether the group is made shows in its name.
      if (isCloudError(error, 'throttled')) memory.lateCreateUntil = clock.now() + visibleMs;
      throw error;
    }
  };
  try {
    // Refused as invalid for some seconds: the template version or the profile was made a moment ago.
    const onDoubt = (until: number) => {
      memory.lateCreateUntil = until;
    };
    const guard = () => assertPlanHolds(context, plan);
    const options = { guard, onDoubt, alsoPassing: ['invalid'] as const };
    await change(context, send, options);
  } catch (error) {
    if (!isCloudError(error, 'exists')) throw error;
    const found = await findTaken(context, group.name);
    // Ours when the answer to an earlier call got lost.
    if (found !== undefined && rolloutOf(found) === target.rolloutId) {
      memory.leaseUntil = leaseOf(found)?.until ?? clock.now();
      memory.seenOursAt = clock.now();
      return;
    }
    memory.hasLostLock = true;
    if (found === undefined || tagOf(found, tagKeys.rollout) === undefined) {
      const text = `\`${group.name}\` exists already: another rollout has made this generation; plan again`;
      throw new RolloutError('Locked', text, { cause: error });
    }
    const holder = holderOf(found);
    throw new RolloutError('Locked', holderText(target.service, holder, clock), {
      holder,
      cause: error,
    });
  }
  memory.leaseUntil = leaseUntil;
  memory.seenOursAt = clock.now();
  memory.untaggedUntil = clock.now() + visibleMs;
}
