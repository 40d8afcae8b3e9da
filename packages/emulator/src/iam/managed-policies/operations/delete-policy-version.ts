import type { DeletePolicyVersionRequest } from '@aws-sdk/client-iam';
import { deleteConflict } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';
import { findOwnPolicy, findVersion } from '../find-policy.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html */
export function deletePolicyVersion(
  { PolicyArn, VersionId }: DeletePolicyVersionRequest,
  iam: IamContext,
): object {
  const policy = findOwnPolicy(iam, PolicyArn);
  const { versionId } = findVersion(policy, VersionId);
  if (versionId === policy.defaultVersionId)
    throw deleteConflict('Cannot delete the default version of a policy.');
  const versions = policy.versions.filter((one) => one.versionId !== versionId);
  iam.state.policies.set(policy.arn, { ...policy, versions });
  return {};
}
