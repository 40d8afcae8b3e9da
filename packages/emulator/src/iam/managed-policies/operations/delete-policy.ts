import type { DeletePolicyRequest } from '@aws-sdk/client-iam';
import { deleteConflict } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';
import { findOwnPolicy, rolesWith } from '../find-policy.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html */
export function deletePolicy({ PolicyArn }: DeletePolicyRequest, iam: IamContext): object {
  const { arn, versions } = findOwnPolicy(iam, PolicyArn);
  if (rolesWith(iam, arn).length > 0) throw deleteConflict('Cannot delete a policy attached to entities.');
  if (versions.length > 1)
    throw deleteConflict(
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    );
  iam.state.policies.delete(arn);
  return {};
}
