import type { Group } from '../../cloud/cloud.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { isLeaseOver, leaseOf } from '../../journal/lease.js';
import { templateName } from '../../journal/names.js';
import { rolloutOf, tagKeys, tagOf } from '../../journal/tags.js';
import { isStripped, tagsFound, undoFound } from './undo-found.js';

export interface FoundGroups {
  readonly next: Group;
  readonly previous?: Group;
  /** Another group of the service is live, and in no rollout. */
  readonly isElsewhereLive: boolean;
}

/** What the runner that died knew, as far as its tags tell; where they do not, what is safe to assume. */
export function rememberFound(
  { memory, timing, target, clock }: RolloutContext,
  { next, previous, isElsewhereLive }: FoundGroups,
): void {
  const step = tagOf(next, tagKeys.step) ?? '';
  const hasHeld = step !== 'createGroup' && step !== 'reclaimGroup';
  const previousStep = previous === undefined ? undefined : tagOf(previous, tagKeys.step);
  const mayDrain = !['createGroup', 'reclaimGroup', 'holdPrevious', 'awaitCapacity', 'bake'].includes(step);
  const held = previous && rolloutOf(previous);
  const isOurs = held === target.rolloutId || (previous !== undefined && isStripped(next, previous));
  memory.isHolding = isOurs && (hasHeld || tagOf(previous ?? next, tagKeys.service) === undefined);
  if (previous !== undefined && memory.isHolding) memory.heldTags = tagsFound(target, next, previous);
  for (const lease of [next, previous].flatMap((group) => (group && leaseOf(group)) ?? [])) {
    // By force also from one that lives: whatever it still writes.
    const until = isLeaseOver(lease, clock.now()) ? lease.until : Infinity;
    memory.takenFrom.set(lease.runner, until);
  }
  memory.isSurplus = previous === undefined && target.previous !== undefined && isElsewhereLive;
  memory.isDraining = mayDrain && previous !== undefined;
  memory.isEmptying = previousStep === 'deleteGroup' && previous?.maxSize === 0;
  // Whatever it sent in its last moments may still take effect.
  const lateUntil = (leaseOf(next)?.until ?? 0) + timing.lateMs;
  if (mayDrain || step === 'holdPrevious') memory.lateUntil = lateUntil;
  // Of one that lives and is taken over by force; of one that has been silent for a lease it would hold up every way back.
  const lease = leaseOf(next);
  const isAlive = lease !== undefined && !isLeaseOver(lease, clock.now());
  if (memory.isHolding && isAlive) memory.lateProtectionUntil = lateUntil;
  // It may have asked for next twice, and the second time is carried out when next has been removed.
  if (isAlive) memory.lateCreateUntil = lateUntil;
  if (previous !== undefined) {
    const { minSize, maxSize } = undoFound(next, previous).sizes ?? previous;
    memory.followed = { minSize, maxSize };
  }
  const { launchTemplate } = next;
  if (launchTemplate?.name === templateName(target.service) && /^\d+$/.test(launchTemplate.version))
    memory.release = { templateId: launchTemplate.id, version: Number(launchTemplate.version) };
}
