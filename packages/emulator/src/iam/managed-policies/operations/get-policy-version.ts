import type { GetPolicyVersionRequest, GetPolicyVersionResponse } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { findPolicy, findVersion } from '../find-policy.js';
import { presentVersion } from '../policy-record.js';

/**
 * What a policy says, URL-encoded as AWS answers documents. Of AWS's own, only those that grant something here say it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html
 */
export function getPolicyVersion(
  { PolicyArn, VersionId }: GetPolicyVersionRequest,
  iam: IamContext,
): GetPolicyVersionResponse {
  const policy = findPolicy(iam, PolicyArn);
  const version = findVersion(policy, VersionId);
  const Document = encodeURIComponent(version.document);
  return { PolicyVersion: { ...presentVersion(policy, version), Document } };
}
