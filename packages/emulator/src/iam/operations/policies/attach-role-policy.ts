import type { AttachRolePolicyRequest } from '@aws-sdk/client-iam';
import { changeRole } from '../../change-role.js';
import { limitExceeded } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';
import { findPolicy } from '../../managed-policies/find-policy.js';

const mostAttached = 10;

/**
 * Attaches a policy of the account or of AWS's own; one that is attached already is no error.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
 */
export function attachRolePolicy(input: AttachRolePolicyRequest, iam: IamContext): object {
  const { arn } = findPolicy(iam, input.PolicyArn);
  changeRole(iam.state, input.RoleName, ({ attachedPolicies }) => {
    if (attachedPolicies.includes(arn)) return {};
    if (attachedPolicies.length >= mostAttached) {
      throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${mostAttached}`);
    }
    return { attachedPolicies: [...attachedPolicies, arn] };
  });
  return {};
}
