import { attempt } from './attempt.js';
import { wantedCapacity } from '../plan/capacity.js';
import type { RolloutContext } from './context.js';
import { groupIn, type Sample } from '../observe/sample.js';
import { tagKeys } from '../journal/tags.js';
import { formatUndo, undoOf } from '../journal/undo.js';

/** Raises next when previous was scaled out meanwhile. What is wanted is never lowered. */
export async function followCapacity(context: RolloutContext, sample: Sample): Promise<void> {
  const { target, memory, cloud, emit } = context;
  const next = groupIn(sample, target.next.name);
  const previous = groupIn(sample, target.previous?.name);
  if (next === undefined || previous === undefined) return;
  const undo = undoOf(next);
  const wanted = wantedCapacity({
    wantedSoFar: memory.wanted,
    previous,
    minSize: undo.minSize ?? next.minSize,
    maxSize: next.maxSize,
  });
  if (wanted <= memory.wanted) return;
  const pinned = { [tagKeys.undo]: formatUndo({ ...undo, pinnedMinSize: wanted }) };
  await attempt(context, (signal) => cloud.tagGroup(next.name, pinned, signal));
  const sizes = {
    minSize: wanted,
    maxSize: Math.max(next.maxSize, wanted),
    desiredCapacity: Math.max(next.desiredCapacity, wanted),
  };
  await attempt(context, (signal) => cloud.resizeGroup(next.name, sizes, signal));
  const because = `${previous.name} was scaled out to ${previous.desiredCapacity}`;
  emit({ kind: 'capacity-changed', from: memory.wanted, to: wanted, because });
  memory.wanted = wanted;
}
