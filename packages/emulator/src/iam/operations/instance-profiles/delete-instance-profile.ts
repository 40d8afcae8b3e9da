import type { DeleteInstanceProfileRequest } from '@aws-sdk/client-iam';
import { deleteConflict } from '../../errors.js';
import { findInstanceProfile } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';

/**
 * A profile with a role stays: `DeleteConflict`; one that instances use goes, as on AWS.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html
 */
export function deleteInstanceProfile(input: DeleteInstanceProfileRequest, { state }: IamContext): object {
  const { instanceProfileName, roleName } = findInstanceProfile(state, input.InstanceProfileName);
  if (roleName !== undefined) {
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
  }
  state.instanceProfiles.delete(instanceProfileName);
  return {};
}
