import type { AddRoleToInstanceProfileRequest } from '@aws-sdk/client-iam';
import { limitExceeded } from '../../errors.js';
import { findInstanceProfile, findRole } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html */
export function addRoleToInstanceProfile(
  input: AddRoleToInstanceProfileRequest,
  { state }: IamContext,
): object {
  const profile = findInstanceProfile(state, input.InstanceProfileName);
  const { roleName } = findRole(state, input.RoleName);
  if (profile.roleName !== undefined) {
    throw limitExceeded('Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1');
  }
  state.instanceProfiles.set(profile.instanceProfileName, { ...profile, roleName });
  return {};
}
