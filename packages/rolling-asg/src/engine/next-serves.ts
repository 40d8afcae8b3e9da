import type { RolloutContext } from './context.js';
import { reasonNotReady } from '../observe/reason-not-ready.js';
import { isComplete, type Sample } from '../observe/sample.js';

/** Why next does not serve with `capacity` (what is wanted, when not given), by this sample. */
export function reasonNextNotReady(
  { target, memory }: RolloutContext,
  sample: Sample,
  capacity = memory.wanted,
): string | undefined {
  const { loadBalancers } = target;
  return reasonNotReady(sample, { groupName: target.next.name, capacity, loadBalancers }, memory.sightings);
}

/**
 * Watches next while it already serves: throws when it was seen with less than it had proven, in as many samples in a
 * row as it took to trust it. What could not be read says nothing either way, and neither does capacity that was
 * asked for meanwhile and still boots.
 */
export function createNextWatch(
  context: RolloutContext,
  during: string,
): (sample: Sample) => string | undefined {
  const proven = context.memory.wanted;
  let bad = 0;
  return (sample) => {
    const lost = reasonNextNotReady(context, sample, proven);
    if (!isComplete(sample)) return lost ?? 'not everything could be read';
    bad = lost === undefined ? 0 : bad + 1;
    if (bad >= context.samples)
      throw new Error(`\`${context.target.next.name}\` stopped serving ${during}: ${lost}`);
    return lost ?? reasonNextNotReady(context, sample);
  };
}
