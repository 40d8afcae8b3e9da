import type { AutoScaling } from './auto-scaling-context.js';
import { validationError } from '../requests/errors.js';
import type { Group } from './group.js';
import { groupOfInstance } from './groups.js';
import type { Member } from './member.js';
import { required } from '../requests/required.js';

/**
 * The named instances of a group.
 * @throws AwsError `ValidationError` for one that is not the group's
 */
export const membersOf = (group: Group, instanceIds: readonly string[] | undefined): readonly Member[] =>
  (instanceIds ?? []).map((id) => {
    const member = group.members.get(id);
    if (!member) throw validationError(`The instance ${id} is not part of Auto Scaling group ${group.name}.`);
    return member;
  });

/**
 * An instance and its group, where a request names the instance alone.
 * @throws AwsError `ValidationError` for one that no group has
 */
export function findMember(
  autoScaling: AutoScaling,
  instanceId: string | undefined,
): { readonly group: Group; readonly member: Member } {
  const id = required(instanceId, 'instanceId');
  const group = groupOfInstance(autoScaling, id);
  const member = group?.members.get(id);
  if (group && member) return { group, member };
  throw validationError(`Instance Id not found - No managed instance found for instance ID: ${id}`);
}
