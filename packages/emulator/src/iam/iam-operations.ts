import { addRoleToInstanceProfile } from './operations/instance-profiles/add-role-to-instance-profile.js';
import { attachRolePolicy } from './operations/policies/attach-role-policy.js';
import { createInstanceProfile } from './operations/instance-profiles/create-instance-profile.js';
import { createRole } from './operations/roles/create-role.js';
import { deleteInstanceProfile } from './operations/instance-profiles/delete-instance-profile.js';
import { deleteRolePolicy } from './operations/policies/delete-role-policy.js';
import { deleteRole } from './operations/roles/delete-role.js';
import { detachRolePolicy } from './operations/policies/detach-role-policy.js';
import { getInstanceProfile } from './operations/instance-profiles/get-instance-profile.js';
import { getPolicy } from './managed-policies/operations/get-policy.js';
import { getRolePolicy } from './operations/policies/get-role-policy.js';
import { getRole } from './operations/roles/get-role.js';
import { listAttachedRolePolicies } from './operations/policies/list-attached-role-policies.js';
import { listInstanceProfileTags } from './operations/instance-profiles/list-instance-profile-tags.js';
import { listInstanceProfilesForRole } from './operations/instance-profiles/list-instance-profiles-for-role.js';
import { listInstanceProfiles } from './operations/instance-profiles/list-instance-profiles.js';
import { listRolePolicies } from './operations/policies/list-role-policies.js';
import { listRoleTags } from './operations/roles/list-role-tags.js';
import { listRoles } from './operations/roles/list-roles.js';
import { putRolePolicy } from './operations/policies/put-role-policy.js';
import { removeRoleFromInstanceProfile } from './operations/instance-profiles/remove-role-from-instance-profile.js';
import { simulatePrincipalPolicy } from './operations/policies/simulate-principal-policy.js';
import { tagInstanceProfile } from './operations/instance-profiles/tag-instance-profile.js';
import { tagRole } from './operations/roles/tag-role.js';
import { untagInstanceProfile } from './operations/instance-profiles/untag-instance-profile.js';
import { untagRole } from './operations/roles/untag-role.js';
import { updateAssumeRolePolicy } from './operations/roles/update-assume-role-policy.js';
import { updateRole } from './operations/roles/update-role.js';
import { deleteServerCertificate } from './server-certificates/operations/delete-server-certificate.js';
import { getServerCertificate } from './server-certificates/operations/get-server-certificate.js';
import { listServerCertificates } from './server-certificates/operations/list-server-certificates.js';
import { listServerCertificateTags } from './server-certificates/operations/list-server-certificate-tags.js';
import { tagServerCertificate } from './server-certificates/operations/tag-server-certificate.js';
import { untagServerCertificate } from './server-certificates/operations/untag-server-certificate.js';
import { updateServerCertificate } from './server-certificates/operations/update-server-certificate.js';
import { uploadServerCertificate } from './server-certificates/operations/upload-server-certificate.js';
import { createPolicy } from './managed-policies/operations/create-policy.js';
import { createPolicyVersion } from './managed-policies/operations/create-policy-version.js';
import { deletePolicy } from './managed-policies/operations/delete-policy.js';
import { deletePolicyVersion } from './managed-policies/operations/delete-policy-version.js';
import { getPolicyVersion } from './managed-policies/operations/get-policy-version.js';
import { listPolicies } from './managed-policies/operations/list-policies.js';
import { listPolicyTags } from './managed-policies/operations/list-policy-tags.js';
import { listPolicyVersions } from './managed-policies/operations/list-policy-versions.js';
import { setDefaultPolicyVersion } from './managed-policies/operations/set-default-policy-version.js';
import { tagPolicy } from './managed-policies/operations/tag-policy.js';
import { untagPolicy } from './managed-policies/operations/untag-policy.js';
import { createAccountAlias } from './account/create-account-alias.js';
import { deleteAccountAlias } from './account/delete-account-alias.js';
import { listAccountAliases } from './account/list-account-aliases.js';

/** Every operation of IAM that is emulated, by AWS's name. */
export const iamOperations = {
  AddRoleToInstanceProfile: addRoleToInstanceProfile,
  AttachRolePolicy: attachRolePolicy,
  CreateInstanceProfile: createInstanceProfile,
  CreateRole: createRole,
  DeleteInstanceProfile: deleteInstanceProfile,
  DeleteRolePolicy: deleteRolePolicy,
  DeleteRole: deleteRole,
  DetachRolePolicy: detachRolePolicy,
  GetInstanceProfile: getInstanceProfile,
  GetPolicy: getPolicy,
  GetRolePolicy: getRolePolicy,
  GetRole: getRole,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListInstanceProfileTags: listInstanceProfileTags,
  ListInstanceProfilesForRole: listInstanceProfilesForRole,
  ListInstanceProfiles: listInstanceProfiles,
  ListRolePolicies: listRolePolicies,
  ListRoleTags: listRoleTags,
  ListRoles: listRoles,
  PutRolePolicy: putRolePolicy,
  RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
  SimulatePrincipalPolicy: simulatePrincipalPolicy,
  TagInstanceProfile: tagInstanceProfile,
  TagRole: tagRole,
  UntagInstanceProfile: untagInstanceProfile,
  UntagRole: untagRole,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  UpdateRole: updateRole,
  DeleteServerCertificate: deleteServerCertificate,
  GetServerCertificate: getServerCertificate,
  ListServerCertificates: listServerCertificates,
  ListServerCertificateTags: listServerCertificateTags,
  TagServerCertificate: tagServerCertificate,
  UntagServerCertificate: untagServerCertificate,
  UpdateServerCertificate: updateServerCertificate,
  UploadServerCertificate: uploadServerCertificate,
  CreatePolicy: createPolicy,
  CreatePolicyVersion: createPolicyVersion,
  DeletePolicy: deletePolicy,
  DeletePolicyVersion: deletePolicyVersion,
  GetPolicyVersion: getPolicyVersion,
  ListPolicies: listPolicies,
  ListPolicyTags: listPolicyTags,
  ListPolicyVersions: listPolicyVersions,
  SetDefaultPolicyVersion: setDefaultPolicyVersion,
  TagPolicy: tagPolicy,
  UntagPolicy: untagPolicy,
  CreateAccountAlias: createAccountAlias,
  DeleteAccountAlias: deleteAccountAlias,
  ListAccountAliases: listAccountAliases,
};
