import type { PutRolePolicyRequest } from '@aws-sdk/client-iam';
import { changeRole } from '../../change-role.js';
import { checkName } from '../../check-names.js';
import { checkPolicy } from '../../check-policy.js';
import type { IamContext } from '../../iam-state.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
export function putRolePolicy(input: PutRolePolicyRequest, { state }: IamContext): object {
  const name = checkName(input.PolicyName, { member: 'policyName', longest: 128 });
  const document = checkPolicy(input.PolicyDocument);
  changeRole(state, input.RoleName, ({ inlinePolicies }) => ({
    inlinePolicies: new Map([...inlinePolicies, [name, document]]),
  }));
  return {};
}
