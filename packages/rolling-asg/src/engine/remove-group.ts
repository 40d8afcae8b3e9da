import { attempt } from './attempt.js';
import type { Group } from '../cloud/cloud.js';
import { isCloudError } from '../cloud/cloud-error.js';
import type { RolloutContext } from './context.js';
import { removalPaceMs } from '../observe/next-poll.js';
import type { RolloutStepKind } from '../plan/plan.js';
import { groupIn, type Sample } from '../observe/sample.js';
import { waitUntil } from './wait-until.js';

export interface Removal {
  readonly step: RolloutStepKind | 'rollBack';
  readonly groupName: string;
  readonly deadlineMs: number;
}

/**
 * Empties a group that is out of its load balancers, then deletes it, without force. Each look does what is next for
 * the state that it finds, so it goes on wherever an earlier run stopped.
 */
export async function removeGroup(context: RolloutContext, removal: Removal): Promise<number> {
  const { groupName } = removal;
  const startedAt = context.clock.now();
  const floor = await waitUntil(context, {
    step: removal.step,
    failure: `Group \`${groupName}\` could not be removed`,
    deadlineMs: removal.deadlineMs,
    judge: (sample) => goOn(context, sample, groupName),
    pollMs: () => removalPaceMs(context.clock.now() - startedAt),
  });
  context.emit({ kind: 'removed', what: `group ${groupName}` });
  return floor;
}

async function goOn(context: RolloutContext, sample: Sample, groupName: string): Promise<string | undefined> {
  if (sample.groups.kind === 'unread') return `the groups could not be read: ${sample.groups.reason}`;
  const group = groupIn(sample, groupName);
  if (group === undefined) return undefined;
  if (group.isDeleting) return `${groupName} is being deleted`;
  await unprotect(context, group);
  if (group.minSize + group.maxSize + group.desiredCapacity > 0) {
    const none = { minSize: 0, maxSize: 0, desiredCapacity: 0 };
    await attempt(context, (signal) => context.cloud.resizeGroup(groupName, none, signal));
  }
  if (group.instances.length > 0) return leftText(group);
  return deleteEmpty(context, groupName);
}

async function unprotect(context: RolloutContext, { name, instances }: Group): Promise<void> {
  const ids = instances.filter(({ isProtected }) => isProtected).map(({ instanceId }) => instanceId);
  if (ids.length === 0) return;
  await attempt(context, (signal) => context.cloud.setInstanceProtection(name, ids, false, signal));
}

function leftText({ name, instances }: Group): string {
  const texts = instances.map(({ instanceId, lifecycleState }) => `${instanceId} ${lifecycleState}`);
  const left = instances.length === 1 ? 'instance is' : 'instances are';
  return `${instances.length} ${left} left of ${name}: ${texts.join(', ')}`;
}

async function deleteEmpty({ cloud, signal }: RolloutContext, groupName: string): Promise<string> {
  try {
    await cloud.deleteGroup(groupName, signal);
    return `${groupName} is being deleted`;
  } catch (error) {
    if (isCloudError(error, 'missing')) return `${groupName} is gone`;
    // An activity has not ended yet, or a moment's trouble: the next look tries again.
    if (isCloudError(error, 'busy', 'throttled', 'unavailable')) return error.message;
    throw error;
  }
}
