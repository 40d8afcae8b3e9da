import { accessDenied } from '../../service/access-denied.js';
import type { Operation } from '../../service/service.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { isYoungerThan } from './is-younger-than.js';
import { denyPassRole } from './deny-pass-role.js';

type AnyOperation = Operation<AutoScaling, never, unknown>;

/** What a caller may be denied, before an operation that changes something looks at anything. */
export const withDoubts = (
  operations: Readonly<Record<string, AnyOperation>>,
): Readonly<Record<string, AnyOperation>> =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      name.startsWith('Describe') ? operation : deniable(name, operation),
    ]),
  );

const deniable =
  (name: string, operation: AnyOperation): AnyOperation =>
  (input, autoScaling) => {
    denyPassRole(input, autoScaling);
    // A group is created under a condition on the request's tags, not on its own.
    if (name !== 'CreateAutoScalingGroup') denyNewGroup(name, input, autoScaling);
    return operation(input, autoScaling);
  };

/** A condition on a group's tags does not know yet that they are there. */
function denyNewGroup(operation: string, input: NamesGroups, autoScaling: AutoScaling): void {
  const { account, hazards } = autoScaling.surroundings;
  const lagMs = hazards.doubts().tagConditionLagMs;
  const isNew = (name: string) => {
    const group = autoScaling.groups.get(name);
    return group !== undefined && isYoungerThan(autoScaling, group.createdAt, lagMs);
  };
  if (lagMs > 0 && groupsOf(input).some(isNew))
    throw accessDenied({ service: 'autoscaling', operation }, account);
}

interface NamesGroups {
  readonly AutoScalingGroupName?: string;
  readonly Tags?: readonly { readonly ResourceId?: string }[];
}

const groupsOf = ({ AutoScalingGroupName = '', Tags = [] }: NamesGroups = {}) => [
  AutoScalingGroupName,
  ...Tags.flatMap(({ ResourceId }) => ResourceId ?? []),
];
