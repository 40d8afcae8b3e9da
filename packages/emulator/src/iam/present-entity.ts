import type { InstanceProfile, Role } from '@aws-sdk/client-iam';
import type { IamState, InstanceProfileRecord, RoleRecord } from './iam-state.js';
import { presentTags } from './tags.js';

/** A role as answers carry it; its policy is URL-encoded, as AWS answers documents. */
export const presentRole = (role: RoleRecord): Role => ({
  Path: role.path,
  RoleName: role.roleName,
  RoleId: role.roleId,
  Arn: role.arn,
  CreateDate: role.createDate,
  AssumeRolePolicyDocument: encodeURIComponent(role.assumeRolePolicy),
  Description: role.description,
  MaxSessionDuration: role.maxSessionDuration,
  Tags: presentTags(role.tags),
});

/** A profile with its role, as answers carry it. */
export function presentInstanceProfile(profile: InstanceProfileRecord, { roles }: IamState): InstanceProfile {
  const role = profile.roleName === undefined ? undefined : roles.get(profile.roleName);
  return {
    Path: profile.path,
    InstanceProfileName: profile.instanceProfileName,
    InstanceProfileId: profile.instanceProfileId,
    Arn: profile.arn,
    CreateDate: profile.createDate,
    Roles: role ? [presentRole(role)] : [],
    Tags: presentTags(profile.tags),
  };
}
