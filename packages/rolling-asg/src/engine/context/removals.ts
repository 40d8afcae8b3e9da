import { CloudError } from '../../cloud/cloud-error.js';
import type { Clock } from '../../cloud/clock.js';
import type { Group } from '../../cloud/cloud.js';
import type { CloudPort, GroupSizes } from '../../cloud/ports.js';
import type { RemovalProof } from './removal-proof.js';

/**
 * The calls that can take capacity away. Each takes the proof that what it takes is not needed, and refuses one that
 * is old: none can be made without evidence that was read right before it. A refusal passes: who tries again proves again.
 */
export interface Removals {
  /** Takes a group out of its load balancers. */
  detach(proof: RemovalProof, names: readonly string[], signal: AbortSignal): Promise<void>;
  /** Sets all sizes of a group to nothing. */
  empty(proof: RemovalProof, signal: AbortSignal): Promise<void>;
  /** Deletes an empty group. */
  deleteGroup(proof: RemovalProof, signal: AbortSignal): Promise<void>;
  /** Sets sizes that take nothing away: neither what is desired nor, below that, the maximum. */
  grow(group: Group, sizes: GroupSizes, signal: AbortSignal): Promise<void>;
}

const none: GroupSizes = { minSize: 0, maxSize: 0, desiredCapacity: 0 };

/** No proof is younger than the reads that made it took. */
const oldestMs = 20_000;

/** Guards over the raw port: nothing else of the engine has it. */
export function createRemovals(
  cloud: Pick<CloudPort, 'detachTrafficSources' | 'resizeGroup' | 'deleteGroup'>,
  clock: Clock,
): Removals {
  const nameOf = ({ groupName, readAt }: RemovalProof, call: string): string => {
    if (clock.now() - readAt() <= oldestMs) return groupName;
    const why = `not sent, because what showed that \`${groupName}\` is not needed is too old to act on`;
    throw new CloudError('busy', call, why);
  };
  return {
    detach: async (proof, names, signal) =>
      cloud.detachTrafficSources(nameOf(proof, 'detachTrafficSources'), names, signal),
    empty: async (proof, signal) => cloud.resizeGroup(nameOf(proof, 'resizeGroup'), none, signal),
    deleteGroup: async (proof, signal) => cloud.deleteGroup(nameOf(proof, 'deleteGroup'), signal),
    grow: async (group, sizes, signal) => {
      const desired = sizes.desiredCapacity ?? group.desiredCapacity;
      const most = sizes.maxSize ?? group.maxSize;
      if (desired < group.desiredCapacity || most < desired)
        throw new Error(`Sizes that shrink \`${group.name}\` need a proof that it is not needed`);
      await cloud.resizeGroup(group.name, sizes, signal);
    },
  };
}
