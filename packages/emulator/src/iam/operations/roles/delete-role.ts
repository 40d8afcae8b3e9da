import type { DeleteRoleRequest } from '@aws-sdk/client-iam';
import { deleteConflict } from '../../errors.js';
import { findRole, profilesOfRole } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';

/**
 * A role with policies, or in a profile, stays: `DeleteConflict`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
 */
export function deleteRole({ RoleName }: DeleteRoleRequest, { state }: IamContext): object {
  const { roleName, inlinePolicies, attachedPolicies } = findRole(state, RoleName);
  if (profilesOfRole(state, roleName).length > 0) {
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
  }
  if (attachedPolicies.length > 0)
    throw deleteConflict('Cannot delete entity, must detach all policies first.');
  if (inlinePolicies.size > 0) throw deleteConflict('Cannot delete entity, must delete policies first.');
  state.roles.delete(roleName);
  return {};
}
