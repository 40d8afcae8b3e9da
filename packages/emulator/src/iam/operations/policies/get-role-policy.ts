import type { GetRolePolicyRequest, GetRolePolicyResponse } from '@aws-sdk/client-iam';
import { noSuchEntity } from '../../errors.js';
import { findRole } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
export function getRolePolicy(
  { RoleName, PolicyName = '' }: GetRolePolicyRequest,
  { state }: IamContext,
): GetRolePolicyResponse {
  const { roleName, inlinePolicies } = findRole(state, RoleName);
  const document = inlinePolicies.get(PolicyName);
  if (document === undefined) throw noSuchEntity(`The role policy with name ${PolicyName} cannot be found.`);
  return { RoleName: roleName, PolicyName, PolicyDocument: encodeURIComponent(document) };
}
