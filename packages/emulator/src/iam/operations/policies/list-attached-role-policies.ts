import type { ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse } from '@aws-sdk/client-iam';
import { findRole } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';
import { findPolicy } from '../../managed-policies/find-policy.js';
import { pageOf } from '../../page-of.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html */
export function listAttachedRolePolicies(
  input: ListAttachedRolePoliciesRequest,
  iam: IamContext,
): ListAttachedRolePoliciesResponse {
  const { PathPrefix = '/' } = input;
  const attached = findRole(iam.state, input.RoleName)
    .attachedPolicies.map((arn) => findPolicy(iam, arn))
    .filter(({ path }) => path.startsWith(PathPrefix));
  const { items, ...page } = pageOf(attached, input);
  const AttachedPolicies = items.map(({ arn, policyName }) => ({ PolicyArn: arn, PolicyName: policyName }));
  return { AttachedPolicies, ...page };
}
