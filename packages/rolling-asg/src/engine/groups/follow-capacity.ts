import type { Group } from '../../cloud/cloud.js';
import { undoTags } from '../../journal/undo-tags.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import { wantedCapacity } from '../../plan/capacity.js';
import { change } from '../hold/change.js';
import type { RolloutContext } from '../context/context.js';
import { tagPrevious, undoOnPrevious } from './tag-previous.js';

/**
 * Lets next follow what becomes of previous while both are there: more capacity at once, and other bounds that somebody
 * set. What is wanted is never lowered.
 */
export async function followCapacity(context: RolloutContext, sample: Sample): Promise<void> {
  const next = groupIn(sample, context.target.next.name);
  const previous = groupIn(sample, context.target.previous?.name);
  if (next === undefined || previous === undefined || context.memory.isEmptying) return;
  const bounded = await followBounds(context, next, previous);
  await followDesired(context, bounded, previous);
}

async function followDesired(context: RolloutContext, next: Group, previous: Group): Promise<void> {
  const { memory, emit } = context;
  const { minSize, maxSize } = next;
  const wanted = wantedCapacity({ wantedSoFar: memory.wanted, previous, minSize, maxSize });
  if (wanted > memory.wanted) {
    const because = `${previous.name} was scaled out to ${previous.desiredCapacity}`;
    emit({ kind: 'capacity-changed', from: memory.wanted, to: wanted, because });
    memory.wanted = wanted;
    // They showed that next holds with less.
    memory.heldLooks = [];
  }
  if (next.desiredCapacity >= memory.wanted) return;
  const sizes = { maxSize: Math.max(maxSize, memory.wanted), desiredCapacity: memory.wanted };
  await change(context, (signal) => context.removals.grow(next, sizes, signal));
}

/**
 * Bounds are not ours: whoever changes those of previous in the middle wants them of the service.
 *
 * @returns next as it is then
 */
async function followBounds(context: RolloutContext, next: Group, previous: Group): Promise<Group> {
  const { memory, emit } = context;
  const { minSize, maxSize, desiredCapacity } = previous;
  const known = memory.followed;
  memory.followed = { minSize, maxSize };
  if (known === undefined || (known.minSize === minSize && known.maxSize === maxSize)) return next;
  emit({
    kind: 'foreign-change',
    groupName: previous.name,
    want: `min ${known.minSize}, max ${known.maxSize}`,
    have: `min ${minSize}, max ${maxSize}`,
    isFollowed: true,
  });
  const desired = Math.max(next.desiredCapacity, minSize);
  const sizes = { minSize, maxSize: Math.max(maxSize, desired), desiredCapacity: desired };
  await change(context, (signal) => context.removals.grow(next, sizes, signal));
  const undo = { ...undoOnPrevious(context, previous), sizes: { minSize, maxSize, desiredCapacity } };
  await tagPrevious(context, previous.name, undoTags(undo));
  return { ...next, ...sizes };
}
