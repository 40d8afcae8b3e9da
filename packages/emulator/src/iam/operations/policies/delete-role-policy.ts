import type { DeleteRolePolicyRequest } from '@aws-sdk/client-iam';
import { changeRole } from '../../change-role.js';
import { noSuchEntity } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html */
export function deleteRolePolicy(
  { RoleName, PolicyName = '' }: DeleteRolePolicyRequest,
  { state }: IamContext,
): object {
  changeRole(state, RoleName, ({ inlinePolicies }) => {
    if (!inlinePolicies.has(PolicyName)) {
      throw noSuchEntity(`The role policy with name ${PolicyName} cannot be found.`);
    }
    return { inlinePolicies: new Map([...inlinePolicies].filter(([name]) => name !== PolicyName)) };
  });
  return {};
}
