import { durationText } from '../../cloud/duration-text.js';
import type { Group } from '../../cloud/cloud.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import { change, changeIfPossible } from '../hold/change.js';
import type { RolloutContext } from '../context/context.js';
import { harmsPrevious } from './detach-group.js';
import { isHeld, restoreTags } from './tag-previous.js';

/**
 * Keeps previous whole while it is the way back: its instances stay protected from scale-in, also those that were
 * launched meanwhile, and what a policy took off its desired capacity is put back.
 */
export async function holdPreviousCapacity(context: RolloutContext, sample: Sample): Promise<void> {
  const { memory, target } = context;
  const previous = groupIn(sample, target.previous?.name);
  if (previous === undefined || memory.isEmptying || previous.isDeleting) return;
  if (memory.isSurplus || !isHeld(context, previous)) return;
  await restoreTags(context, previous);
  if (reasonNotHeld(context) !== undefined) return;
  await protectInstances(context, previous);
  // What somebody added to next is wanted of whoever takes over from it.
  const next = context.isReverting ? groupIn(sample, target.next.name) : undefined;
  const wanted = Math.min(Math.max(memory.start, next?.desiredCapacity ?? 0), previous.maxSize);
  if (previous.desiredCapacity >= wanted) return;
  await change(context, (signal) => context.removals.grow(previous, { desiredCapacity: wanted }, signal));
}

/** Two rollouts can have tagged previous at the same moment: until that would be seen, nothing of it is changed. */
export function reasonNotHeld({ memory, clock }: RolloutContext): string | undefined {
  const leftMs = (memory.heldForSureAt ?? -Infinity) - clock.now();
  return leftMs > 0
    ? `whether another rollout has taken it at the same moment shows in ${durationText(leftMs)}`
    : undefined;
}

/** Protects from scale-in whatever is in service and not protected yet. */
export async function protectInstances(context: RolloutContext, { name, instances }: Group): Promise<void> {
  const ids = instances
    .filter(({ isProtected, lifecycleState }) => !isProtected && lifecycleState === 'InService')
    .map(({ instanceId }) => instanceId);
  if (ids.length === 0) return;
  // One of them may just have ended: the next look knows.
  const protect = (signal: AbortSignal) => context.cloud.setInstanceProtection(name, ids, true, signal);
  const harms = harmsPrevious(context, name);
  const onDoubt = (until: number): void => {
    context.memory.lateProtectionUntil = until;
    harms(until);
  };
  await changeIfPossible(context, protect, { onDoubt });
}
