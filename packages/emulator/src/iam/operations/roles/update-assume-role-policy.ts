import type { UpdateAssumeRolePolicyRequest } from '@aws-sdk/client-iam';
import { changeRole } from '../../change-role.js';
import { checkTrustPolicy } from '../../check-policy.js';
import type { IamContext } from '../../iam-state.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html */
export function updateAssumeRolePolicy(input: UpdateAssumeRolePolicyRequest, { state }: IamContext): object {
  changeRole(state, input.RoleName, () => ({ assumeRolePolicy: checkTrustPolicy(input.PolicyDocument) }));
  return {};
}
