import { isCloudError } from '../../cloud/cloud-error.js';
import type { Group } from '../../cloud/cloud.js';
import { attempt } from '../hold/attempt.js';
import { change } from '../hold/change.js';
import type { RolloutContext } from '../context/context.js';
import type { RemovalProof } from '../context/removal-proof.js';

/**
 * Takes a group out of all its load balancers. AWS refuses to detach what is not attached, so a call that was made
 * although its answer got lost is refused the second time: what counts is whether anything is attached still.
 */
export async function detachGroup(
  context: RolloutContext,
  { name, sourceIds }: Group,
  proof: RemovalProof,
): Promise<void> {
  const { cloud, removals } = context;
  if (sourceIds.length === 0) return;
  const options = { guard: proof.guard, onDoubt: harmsPrevious(context, name) };
  try {
    await change(context, (signal) => removals.detach(proof, sourceIds, signal), options);
  } catch (error) {
    if (!isCloudError(error, 'refused', 'invalid')) throw error;
    const [now] = await attempt(context, (signal) => cloud.findGroups({ names: [name] }, signal));
    if (now === undefined || now.sourceIds.length > 0) throw error;
  }
}

/** A change that may still take capacity from previous has to be waited out before previous serves alone again. */
export function harmsPrevious(
  { target, memory }: RolloutContext,
  groupName: string,
): (until: number) => void {
  return (until) => {
    if (groupName === target.previous?.name) memory.lateUntil = until;
  };
}
