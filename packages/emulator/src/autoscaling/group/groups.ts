import { AwsError } from '../../service/aws-error.js';
import type { AutoScaling } from './auto-scaling-context.js';
import { validationError } from '../requests/errors.js';
import type { Group } from './group.js';
import type { Member } from './member.js';
import { required } from '../requests/required.js';

/**
 * The group of that name.
 * @throws AwsError `ValidationError` in AWS's words when there is none
 */
export function findGroup(autoScaling: AutoScaling, name: string | undefined): Group {
  const wanted = required(name, 'autoScalingGroupName');
  const group = autoScaling.groups.get(wanted);
  if (!group) throw validationError(`AutoScalingGroup name not found - AutoScalingGroup ${wanted} not found`);
  return group;
}

/**
 * The group, if it may still be changed.
 * @throws AwsError `ScalingActivityInProgress` while it is being deleted
 */
export function findLiveGroup(autoScaling: AutoScaling, name: string | undefined): Group {
  const group = findGroup(autoScaling, name);
  if (group.isDeleting) {
    throw new AwsError('ScalingActivityInProgress', `AutoScalingGroup ${group.name} is pending delete`);
  }
  return group;
}

/** Replaces a part of a group; does nothing when the group has gone. */
export function patchGroup(autoScaling: AutoScaling, name: string, patch: Partial<Group>): void {
  const group = autoScaling.groups.get(name);
  if (group) autoScaling.groups.set(name, { ...group, ...patch });
}

/** Replaces a part of a member; does nothing when it has gone. */
export function patchMember(
  autoScaling: AutoScaling,
  { groupName, instanceId }: MemberKey,
  patch: Partial<Member>,
): void {
  const group = autoScaling.groups.get(groupName);
  const member = group?.members.get(instanceId);
  if (group && member) putMember(autoScaling, group, { ...member, ...patch });
}

/** Adds a member, or replaces the one of the same id. */
export function putMember(autoScaling: AutoScaling, group: Group, member: Member): void {
  patchGroup(autoScaling, group.name, { members: new Map(group.members).set(member.instanceId, member) });
}

/** Where a member is kept. */
export interface MemberKey {
  readonly groupName: string;
  readonly instanceId: string;
}

/** The group that an instance belongs to. */
export const groupOfInstance = (autoScaling: AutoScaling, instanceId: string): Group | undefined =>
  [...autoScaling.groups.values()].find((group) => group.members.has(instanceId));
