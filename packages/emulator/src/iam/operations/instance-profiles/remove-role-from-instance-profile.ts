import type { RemoveRoleFromInstanceProfileRequest } from '@aws-sdk/client-iam';
import { noSuchEntity } from '../../errors.js';
import { findInstanceProfile } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html */
export function removeRoleFromInstanceProfile(
  { InstanceProfileName, RoleName }: RemoveRoleFromInstanceProfileRequest,
  { state }: IamContext,
): object {
  const profile = findInstanceProfile(state, InstanceProfileName);
  if (profile.roleName === undefined || profile.roleName !== RoleName) {
    throw noSuchEntity(`Role ${RoleName} in Instance Profile ${InstanceProfileName} cannot be found.`);
  }
  state.instanceProfiles.set(profile.instanceProfileName, { ...profile, roleName: undefined });
  return {};
}
