import type { ListPolicyVersionsRequest, ListPolicyVersionsResponse } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { findPolicy } from '../find-policy.js';
import { presentVersion } from '../policy-record.js';

/** The newest first. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html */
export function listPolicyVersions(
  input: ListPolicyVersionsRequest,
  iam: IamContext,
): ListPolicyVersionsResponse {
  const policy = findPolicy(iam, input.PolicyArn);
  const { items, ...page } = pageOf(policy.versions.toReversed(), input);
  return { Versions: items.map((version) => presentVersion(policy, version)), ...page };
}
