import type { DeletionProtection } from '../../cloud/cloud.js';
import type { GroupSizes } from '../../cloud/ports.js';
import type { SimGroup } from '../simulation/sim-state.js';

/** What a service is to be when no rollout goes on. Each size is any of those that somebody has asked for. */
export interface Intention {
  readonly minSize: readonly number[];
  readonly maxSize: readonly number[];
  readonly desiredCapacity: readonly number[];
  readonly sourceIds: readonly string[];
  readonly ownTagKeys: readonly string[];
  readonly deletionProtection: DeletionProtection;
  readonly newInstancesProtected: boolean;
  readonly policyNames: readonly string[];
  readonly actionNames: readonly string[];
}

/** The intention behind a group that nobody is rolling. */
export function intentionOf(group: SimGroup): Intention {
  const { minSize, maxSize, desiredCapacity, sourceIds, policies, scheduledActions } = group;
  const { deletionProtection, newInstancesProtected } = group;
  return {
    minSize: [minSize],
    maxSize: [maxSize],
    desiredCapacity: [desiredCapacity],
    sourceIds,
    ownTagKeys: ownKeys(group),
    deletionProtection,
    newInstancesProtected,
    policyNames: (policies ?? []).map(({ name }) => name),
    actionNames: (scheduledActions ?? []).map(({ name }) => name),
  };
}

/** The same, and also what somebody asked for in the middle. */
export function alsoIntended(intention: Intention, sizes: GroupSizes): Intention {
  const also = (known: readonly number[], value: number | undefined) =>
    value === undefined || known.includes(value) ? known : [...known, value];
  return {
    ...intention,
    minSize: also(intention.minSize, sizes.minSize),
    maxSize: also(intention.maxSize, sizes.maxSize),
    desiredCapacity: also(intention.desiredCapacity, sizes.desiredCapacity),
  };
}

export function ownKeys({ tags }: SimGroup): readonly string[] {
  return tags.map(({ key }) => key).filter((key) => key.startsWith('clicamos:'));
}
