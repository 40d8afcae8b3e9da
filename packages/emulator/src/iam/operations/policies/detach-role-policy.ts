import type { DetachRolePolicyRequest } from '@aws-sdk/client-iam';
import { changeRole } from '../../change-role.js';
import { noSuchEntity } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html */
export function detachRolePolicy(
  { RoleName, PolicyArn = '' }: DetachRolePolicyRequest,
  { state }: IamContext,
): object {
  changeRole(state, RoleName, ({ attachedPolicies }) => {
    if (!attachedPolicies.includes(PolicyArn)) throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
    return { attachedPolicies: attachedPolicies.filter((arn) => arn !== PolicyArn) };
  });
  return {};
}
