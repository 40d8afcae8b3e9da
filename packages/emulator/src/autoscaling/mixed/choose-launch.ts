import type { Group } from '../group/group.js';
import { countsTowardsCapacity, unitsOf, type Member } from '../group/member.js';
import { wantedCapacity } from '../capacity/wanted-capacity.js';
import type { MixedPolicy, MixedType } from '../group/mixed-policy.js';

/** What a policy wants launched next. */
export interface MixedLaunch {
  readonly isSpot: boolean;
  /** The first that there is room for is taken; none: the launch template's own. */
  readonly types: readonly MixedType[];
}

/**
 * What a group with a mixed instances policy launches next. AWS chooses by prices and capacity, which there are none of
 * here: on demand it is the first type, of Spot the type with the fewest, in the order of the overrides; before all, one that
 * counts no more than what is missing.
 */
export function chooseLaunch(policy: MixedPolicy, group: Group): MixedLaunch {
  const counted = [...group.members.values()].filter(countsTowardsCapacity);
  const missing = wantedCapacity(group) - unitsOf(counted);
  const isSpot = wantsSpot(policy, counted);
  // `toSorted` is stable, so ties keep the order of the overrides.
  const fitting = (type: MixedType) => Number((type.weight ?? 1) > missing);
  const types = policy.types.toSorted((a, b) => fitting(a) - fitting(b));
  if (!isSpot) return { isSpot, types };
  const spots = counted.filter((member) => member.isSpot === true);
  const count = ({ instanceType }: MixedType) =>
    spots.filter((member) => member.instanceType === instanceType).length;
  return { isSpot, types: types.toSorted((a, b) => fitting(a) - fitting(b) || count(a) - count(b)) };
}

/** On demand up to the base, and above it as large a part of the capacity as the percentage says, rounded up. */
function wantsSpot(
  { onDemandBase, onDemandPercentAboveBase }: MixedPolicy,
  counted: readonly Member[],
): boolean {
  const onDemand = unitsOf(counted.filter((member) => member.isSpot !== true));
  if (onDemand < onDemandBase) return false;
  const above = unitsOf(counted) + 1 - onDemandBase;
  return onDemand >= onDemandBase + Math.ceil((above * onDemandPercentAboveBase) / 100);
}
