import type { Group } from '../../cloud/cloud.js';
import { continuationKeys, rolloutOf, tagKeys, tagOf } from '../../journal/tags.js';
import { parseSuspended, suspendedOf } from '../../journal/suspended.js';
import type { Undo } from '../../journal/undo.js';
import { completeUndo, undoIn, undoOf } from '../../journal/undo-tags.js';
import { change } from '../hold/change.js';
import type { RolloutContext } from '../context/context.js';
import { harmsPrevious } from './detach-group.js';

/** What tells that previous is held, and what to put back; the rest only says by whom and since when. */
const essentialKeys: readonly string[] = [
  tagKeys.service,
  tagKeys.role,
  tagKeys.rollout,
  tagKeys.undo,
  ...continuationKeys,
  tagKeys.suspended,
];

const heldKeys: readonly string[] = [tagKeys.step, tagKeys.by, tagKeys.since, tagKeys.keptUntil];

/** Whether this rollout has written on the group. */
export function isHeld({ target, memory }: RolloutContext, previous: Group): boolean {
  // A tag of ours can be missing from an answer that is a moment old.
  return rolloutOf(previous) === target.rolloutId || memory.isHolding;
}

/** The tags of a rollout that are on a group. */
export function heldTagsOf(group: Group): Readonly<Record<string, string>> {
  const keys: readonly string[] = [...heldKeys, ...essentialKeys];
  return Object.fromEntries(
    group.tags.filter(({ key }) => keys.includes(key)).map(({ key, value }) => [key, value]),
  );
}

/** Writes tags on previous, and remembers them: they must be there until it is let go of. */
export async function tagPrevious(
  context: RolloutContext,
  name: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const { cloud, memory } = context;
  const write = (signal: AbortSignal) => {
    // Before the answer: what was sent may be there.
    memory.isHolding = true;
    memory.heldTags = { ...memory.heldTags, ...tags };
    return cloud.tagGroup(name, tags, signal);
  };
  await change(context, write, { onDoubt: harmsPrevious(context, name) });
}

/** What is to be undone on previous: as this runner wrote it last, also when its tag is gone or an older one came late. */
export function undoOnPrevious({ memory, target }: RolloutContext, previous: Pick<Group, 'tags'>): Undo {
  const known = memory.isHolding ? memory.heldTags : undefined;
  const undo = known?.[tagKeys.undo] === undefined ? undoOf(previous) : undoIn(known);
  const sourceIds = target.sources.map(({ id }) => id);
  return completeUndo(undo, sourceIds);
}

/** Which processes of previous are suspended by us, known as what is to be undone is. */
export function suspendedOnPrevious(
  { memory }: RolloutContext,
  previous: Pick<Group, 'tags'>,
): readonly string[] {
  const known = memory.isHolding ? memory.heldTags?.[tagKeys.suspended] : undefined;
  return known === undefined ? suspendedOf(previous) : parseSuspended(known);
}

/** Writes the tags on previous again that somebody took off, or that a late write of ours has made older. */
export async function restoreTags(context: RolloutContext, previous: Group): Promise<void> {
  const { memory } = context;
  const tags = memory.heldTags;
  if (!memory.isHolding || tags === undefined || previous.isDeleting) return;
  const isWhole = essentialKeys.every((key) => tags[key] === undefined || tags[key] === tagOf(previous, key));
  if (!isWhole) await tagPrevious(context, previous.name, tags);
}
