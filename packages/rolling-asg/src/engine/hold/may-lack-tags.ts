import type { Group } from '../../cloud/cloud.js';
import { rolloutOf } from '../../journal/tags.js';
import type { RolloutContext } from '../context/context.js';

/** A group that we made, or took from those kept warm, a moment ago and that shows no tag of ours yet is ours still. */
export function mayLackTags({ memory, clock }: RolloutContext, own: Group): boolean {
  return rolloutOf(own) === undefined && clock.now() < (memory.untaggedUntil ?? -Infinity);
}
