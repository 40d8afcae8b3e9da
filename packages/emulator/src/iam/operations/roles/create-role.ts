import type { CreateRoleRequest, CreateRoleResponse } from '@aws-sdk/client-iam';
import { checkName, checkPath } from '../../check-names.js';
import { checkTrustPolicy } from '../../check-policy.js';
import { entityId } from '../../entity-id.js';
import { entityAlreadyExists } from '../../errors.js';
import type { IamContext, RoleRecord } from '../../iam-state.js';
import { presentRole } from '../../present-entity.js';
import { checkSessionDuration } from '../../session-duration.js';
import { withTags } from '../../tags.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export function createRole(
  input: CreateRoleRequest,
  { state, surroundings }: IamContext,
): CreateRoleResponse {
  const roleName = checkName(input.RoleName, { member: 'roleName', longest: 64 });
  const path = checkPath(input.Path);
  const assumeRolePolicy = checkTrustPolicy(input.AssumeRolePolicyDocument);
  const maxSessionDuration = checkSessionDuration(input.MaxSessionDuration);
  const tags = withTags(new Map(), input.Tags);
  if (state.roles.has(roleName)) throw entityAlreadyExists(`Role with name ${roleName} already exists.`);
  const role: RoleRecord = {
    ...{ roleName, path, assumeRolePolicy, maxSessionDuration, tags },
    roleId: entityId('AROA', surroundings.newId),
    arn: `arn:aws:iam::${surroundings.account}:role${path}${roleName}`,
    description: input.Description,
    createDate: surroundings.time.now(),
    inlinePolicies: new Map(),
    attachedPolicies: [],
  };
  state.roles.set(roleName, role);
  return { Role: presentRole(role) };
}
