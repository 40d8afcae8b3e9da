import type { AttachRolePolicyRequest } from '@aws-sdk/client-iam';
import { changeRole } from '../../change-role.js';
import { limitExceeded } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';
import { findManagedPolicy } from '../../managed-policy.js';

const mostAttached = 10;

/**
 * Attaches a policy of AWS's own; one that is attached already is no error.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
 */
export function attachRolePolicy(
  input: AttachRolePolicyRequest,
  { state, surroundings }: IamContext,
): object {
  const { arn } = findManagedPolicy(input.PolicyArn, surroundings);
  changeRole(state, input.RoleName, ({ attachedPolicies }) => {
    if (attachedPolicies.includes(arn)) return {};
    if (attachedPolicies.length >= mostAttached) {
      throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${mostAttached}`);
    }
    return { attachedPolicies: [...attachedPolicies, arn] };
  });
  return {};
}
