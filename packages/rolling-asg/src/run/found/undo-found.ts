import type { Group } from '../../cloud/cloud.js';
import type { RolloutTarget } from '../../engine/context/context.js';
import { heldTagsOf } from '../../engine/groups/tag-previous.js';
import { formatSuspended } from '../../journal/suspended.js';
import { roleOf, rolloutOf, tagKeys, tagOf } from '../../journal/tags.js';
import { completeUndo, undoOf, undoTags } from '../../journal/undo-tags.js';
import type { Undo } from '../../journal/undo.js';
import { replacing } from '../../steps/put-back-previous.js';

/** Whether somebody took all our tags off previous: one that was given back has its role, or was adopted. */
export function isStripped(next: Group, previous: Group): boolean {
  if (rolloutOf(previous) !== undefined || roleOf(previous) === 'kept') return false;
  if (undoOf(next).isPreviousAdopted === true) return true;
  return tagOf(previous, tagKeys.service) === undefined;
}

/** What there is to undo on previous: by its tags, or by what next knows of it. */
export function undoFound(next: Group, previous: Group): Undo {
  if (tagOf(previous, tagKeys.undo) !== undefined)
    return completeUndo(undoOf(previous), [...next.sourceIds, ...previous.sourceIds]);
  const { previousStart, previousProtected, isPreviousAdopted } = undoOf(next);
  if (!isStripped(next, previous)) return { start: previousStart, isAdopted: isPreviousAdopted };
  return {
    start: previousStart,
    sourceIds: next.sourceIds.length > 0 ? next.sourceIds : undefined,
    protectedBefore: previousProtected,
    isAdopted: isPreviousAdopted,
  };
}

/** Only a way back suspends these, and it ends with them resumed. */
function suspendedFound(next: Group, previous: Group): Readonly<Record<string, string>> {
  if (!isStripped(next, previous)) return {};
  const suspended = replacing.filter((process) => previous.suspendedProcesses.includes(process));
  return { [tagKeys.suspended]: formatSuspended(suspended) };
}

/** The tags of the rollout that must be on previous: those that are there, or what they were by all that is known. */
export function tagsFound(
  { service, rolloutId }: RolloutTarget,
  next: Group,
  previous: Group,
): Readonly<Record<string, string>> {
  if (rolloutOf(previous) === rolloutId) {
    const tags = heldTagsOf(previous);
    // As it is known by now: this is what is written again.
    return undoOf(previous).unreadOf === undefined
      ? tags
      : { ...tags, ...undoTags(undoFound(next, previous)) };
  }
  return {
    ...heldTagsOf(next),
    [tagKeys.service]: service,
    [tagKeys.role]: 'previous',
    [tagKeys.rollout]: rolloutId,
    ...undoTags(undoFound(next, previous)),
    ...suspendedFound(next, previous),
  };
}
