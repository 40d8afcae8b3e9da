import { attempt } from '../engine/attempt.js';
import { wantedCapacity } from '../plan/capacity.js';
import type { GroupTag } from '../cloud/cloud.js';
import { isCloudError } from '../cloud/cloud-error.js';
import type { RolloutContext } from '../engine/context.js';
import { RolloutError } from '../cloud/errors.js';
import { holderOf, holderText } from '../journal/lock-holder.js';
import { parseGeneration } from '../journal/names.js';
import type { RolloutPlan } from '../plan/plan.js';
import type { NewGroup } from '../cloud/ports.js';
import { lastGenerationKey, roleOf, tagKeys, tagOf } from '../journal/tags.js';
import { formatUndo } from '../journal/undo.js';

/**
 * Creates next with the capacity that previous has now, its minimum pinned so that its own policies cannot scale it in
 * before it serves alone. The name is the lock: whoever finds it taken has lost.
 *
 * @throws RolloutError `Locked`
 */
export async function createGroup(context: RolloutContext, plan: RolloutPlan): Promise<void> {
  const { cloud } = context;
  const { next } = plan;
  const group = await describeGroup(context, plan);
  await createOrFindOurs(context, group);
  for (const policy of next.attachments.policies) {
    await attempt(context, (signal) => cloud.putPolicy(next.name, policy, signal));
  }
  for (const action of next.attachments.scheduledActions) {
    await attempt(context, (signal) => cloud.putScheduledAction(next.name, action, signal));
  }
  const used = { [lastGenerationKey]: String(plan.generation) };
  await attempt(context, (signal) => cloud.tagTemplate(group.templateId, used, signal));
  await yieldToOlderRollout(context, plan);
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
  if (memory.release === undefined)
    throw new Error('There is no launch template version to create the group from');
  followed(context, wanted);
  return {
    name: next.name,
    templateId: memory.release.templateId,
    templateVersion: memory.release.version,
    minSize: wanted,
    maxSize: Math.max(maxSize, wanted),
    desiredCapacity: wanted,
    loadBalancerNames: next.loadBalancerNames,
    subnetIds: next.subnetIds,
    zones: next.zones,
    healthCheckGraceMs: next.healthCheckGraceMs,
    tags: [...next.tags, ...rolloutTags(context, plan)],
    newInstancesProtected: next.inherited.newInstancesProtected ?? false,
    deletionProtection: 'none',
    hooks: next.attachments.hooks,
    inherited: next.inherited,
  };
}

function followed({ memory, emit }: RolloutContext, wanted: number): void {
  if (wanted === memory.wanted) return;
  emit({
    kind: 'capacity-changed',
    from: memory.wanted,
    to: wanted,
    because: 'previous was scaled since the plan',
  });
  memory.wanted = wanted;
}

function rolloutTags({ memory, clock }: RolloutContext, plan: RolloutPlan): readonly GroupTag[] {
  const undo = {
    minSize: plan.next.minSize,
    pinnedMinSize: memory.wanted,
    previousName: plan.previous?.name,
  };
  const tags = {
    [tagKeys.service]: plan.service,
    [tagKeys.role]: 'next',
    [tagKeys.rollout]: plan.rolloutId,
    [tagKeys.step]: 'createGroup',
    [tagKeys.by]: plan.by,
    [tagKeys.since]: new Date(clock.now()).toISOString(),
    [tagKeys.undo]: formatUndo(undo),
  };
  return Object.entries(tags).map(([key, value]) => ({ key, value, propagate: false }));
}

async function createOrFindOurs(context: RolloutContext, group: NewGroup): Promise<void> {
  const { cloud, target } = context;
  try {
    await attempt(context, (signal) => cloud.createGroup(group, signal));
  } catch (error) {
    if (!isCloudError(error, 'exists')) throw error;
    const [found] = await attempt(context, (signal) => cloud.findGroups({ names: [group.name] }, signal));
    // Ours when the answer to an earlier call got lost.
    if (found !== undefined && tagOf(found, tagKeys.rollout) === target.rolloutId) return;
    context.memory.hasLostLock = true;
    if (found === undefined || tagOf(found, tagKeys.rollout) === undefined) {
      const text = `\`${group.name}\` exists already: another rollout has made this generation; plan again`;
      throw new RolloutError('Locked', text, { cause: error });
    }
    const holder = holderOf(found);
    throw new RolloutError('Locked', holderText(target.service, holder), { holder, cause: error });
  }
}

/** Two rollouts that planned at different moments can have got different numbers: the higher one gives way. */
async function yieldToOlderRollout(context: RolloutContext, plan: RolloutPlan): Promise<void> {
  const { service, generation, rolloutId } = plan;
  const groups = await attempt(context, (signal) => context.cloud.findGroups({ service }, signal));
  const older = groups.find(
    (group) =>
      roleOf(group) === 'next' &&
      tagOf(group, tagKeys.rollout) !== rolloutId &&
      (parseGeneration(service, group.name) ?? 0) < generation,
  );
  if (older === undefined) return;
  const holder = holderOf(older);
  throw new RolloutError('Locked', holderText(service, holder), { holder });
}
