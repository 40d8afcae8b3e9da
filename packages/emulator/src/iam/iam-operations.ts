import { addRoleToInstanceProfile } from './operations/add-role-to-instance-profile.js';
import { attachRolePolicy } from './operations/attach-role-policy.js';
import { createInstanceProfile } from './operations/create-instance-profile.js';
import { createRole } from './operations/create-role.js';
import { deleteInstanceProfile } from './operations/delete-instance-profile.js';
import { deleteRolePolicy } from './operations/delete-role-policy.js';
import { deleteRole } from './operations/delete-role.js';
import { detachRolePolicy } from './operations/detach-role-policy.js';
import { getInstanceProfile } from './operations/get-instance-profile.js';
import { getPolicy } from './operations/get-policy.js';
import { getRolePolicy } from './operations/get-role-policy.js';
import { getRole } from './operations/get-role.js';
import { listAttachedRolePolicies } from './operations/list-attached-role-policies.js';
import { listInstanceProfileTags } from './operations/list-instance-profile-tags.js';
import { listInstanceProfilesForRole } from './operations/list-instance-profiles-for-role.js';
import { listInstanceProfiles } from './operations/list-instance-profiles.js';
import { listRolePolicies } from './operations/list-role-policies.js';
import { listRoleTags } from './operations/list-role-tags.js';
import { listRoles } from './operations/list-roles.js';
import { putRolePolicy } from './operations/put-role-policy.js';
import { removeRoleFromInstanceProfile } from './operations/remove-role-from-instance-profile.js';
import { simulatePrincipalPolicy } from './operations/simulate-principal-policy.js';
import { tagInstanceProfile } from './operations/tag-instance-profile.js';
import { tagRole } from './operations/tag-role.js';
import { untagInstanceProfile } from './operations/untag-instance-profile.js';
import { untagRole } from './operations/untag-role.js';
import { updateAssumeRolePolicy } from './operations/update-assume-role-policy.js';
import { updateRole } from './operations/update-role.js';
import { deleteServerCertificate } from './server-certificates/operations/delete-server-certificate.js';
import { getServerCertificate } from './server-certificates/operations/get-server-certificate.js';
import { listServerCertificates } from './server-certificates/operations/list-server-certificates.js';
import { listServerCertificateTags } from './server-certificates/operations/list-server-certificate-tags.js';
import { tagServerCertificate } from './server-certificates/operations/tag-server-certificate.js';
import { untagServerCertificate } from './server-certificates/operations/untag-server-certificate.js';
import { updateServerCertificate } from './server-certificates/operations/update-server-certificate.js';
import { uploadServerCertificate } from './server-certificates/operations/upload-server-certificate.js';

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
};
