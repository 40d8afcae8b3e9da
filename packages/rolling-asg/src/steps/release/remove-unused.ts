import type { RolloutContext } from '../../engine/context/context.js';
import { proveRemovable } from '../../engine/watch/prove-removable.js';
import { removeGroup } from '../../engine/groups/remove-group.js';
import type { RolloutStepKind } from '../../plan/plan.js';

export interface UnusedGroup {
  readonly step: RolloutStepKind | 'rollBack';
  readonly groupName: string;
  readonly deadlineMs: number;
}

/** How long a group may still be seen in a load balancer before it counts as used. */
const proofDeadlineMs = 60_000;

/** Removes a group that is out of its load balancers and gives nothing; one that somebody attached again stays. */
export async function removeUnused(
  context: RolloutContext,
  { step, groupName, deadlineMs }: UnusedGroup,
): Promise<void> {
  // Looked at as previous, so that its instances and load balancers are in every sample.
  const previous = { name: groupName, isAdopted: false };
  const own: RolloutContext = { ...context, target: { ...context.target, previous } };
  const { proof } = await proveRemovable(own, {
    step,
    failure: `\`${groupName}\` serves, so it is not removed`,
    deadlineMs: proofDeadlineMs,
    groupName,
    unless: () => ({ mayBeIdle: true }),
  });
  await removeGroup(own, { step, proof, deadlineMs });
}
