import type { Activity, EnterStandbyQuery, LifecycleState } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { checkRoomFor } from '../capacity/check-bounds.js';
import { requestCause } from '../activities/causes.js';
import { validationError } from '../requests/errors.js';
import type { Group } from '../group/group.js';
import { findLiveGroup, patchGroup } from '../group/groups.js';
import { countsTowardsCapacity, unitsOf, type Member } from '../group/member.js';
import { membersOf } from '../group/members-of.js';
import { beginDeparture } from './begin-departure.js';

export interface Withdrawal {
  readonly lifecycle: 'Detaching' | 'EnteringStandby';
  /** The states that an instance may be in. */
  readonly from: readonly LifecycleState[];
  /** What happens to it, in AWS's words. */
  readonly verb: string;
  /** What it is done for, in AWS's words. */
  readonly purpose: string;
}

/** Takes instances out of service on a user's request, with their share of the desired capacity or without. */
export function withdrawInstances(
  autoScaling: AutoScaling,
  input: EnterStandbyQuery,
  withdrawal: Withdrawal,
): Activity[] {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const members = membersOf(group, input.InstanceIds);
  for (const member of members) checkState(member, withdrawal);
  const shrinking = input.ShouldDecrementDesiredCapacity
    ? decrement(autoScaling, group, members, withdrawal)
    : undefined;
  const at = autoScaling.surroundings.time.now();
  const activities = members.map((member) => {
    const cause = requestCause(at, `instance ${member.instanceId} was ${withdrawal.verb}`, shrinking);
    return beginDeparture(autoScaling, { group, member }, { lifecycle: withdrawal.lifecycle, cause });
  });
  autoScaling.reconcile(group.name);
  return activities;
}

function checkState({ instanceId, lifecycle }: Member, { from }: Withdrawal): void {
  if (from.includes(lifecycle)) return;
  throw validationError(`The instance ${instanceId} is not in ${from.join(' or ')}.`);
}

function decrement(
  autoScaling: AutoScaling,
  group: Group,
  members: readonly Member[],
  { purpose }: Withdrawal,
): { readonly from: number; readonly to: number } {
  const from = group.desiredCapacity;
  const to = from - unitsOf(members.filter(countsTowardsCapacity));
  checkRoomFor(group, to - from, purpose);
  patchGroup(autoScaling, group.name, { desiredCapacity: to });
  return { from, to };
}
