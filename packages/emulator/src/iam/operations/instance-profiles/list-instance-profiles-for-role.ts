import type {
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse,
} from '@aws-sdk/client-iam';
import { findRole, profilesOfRole } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { presentInstanceProfile } from '../../present-entity.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html */
export function listInstanceProfilesForRole(
  input: ListInstanceProfilesForRoleRequest,
  { state }: IamContext,
): ListInstanceProfilesForRoleResponse {
  const { roleName } = findRole(state, input.RoleName);
  const { items, ...page } = pageOf(profilesOfRole(state, roleName), input);
  return { InstanceProfiles: items.map((profile) => presentInstanceProfile(profile, state)), ...page };
}
