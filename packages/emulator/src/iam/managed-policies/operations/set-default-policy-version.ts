import type { SetDefaultPolicyVersionRequest } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { findOwnPolicy, findVersion } from '../find-policy.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html */
export function setDefaultPolicyVersion(
  { PolicyArn, VersionId }: SetDefaultPolicyVersionRequest,
  iam: IamContext,
): object {
  const policy = findOwnPolicy(iam, PolicyArn);
  const { versionId: defaultVersionId } = findVersion(policy, VersionId);
  const updateDate = iam.surroundings.time.now();
  iam.state.policies.set(policy.arn, { ...policy, defaultVersionId, updateDate });
  return {};
}
