import type { ListPoliciesRequest, ListPoliciesResponse, Policy } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { amazonPolicies } from '../amazon-policies.js';
import { rolesWith } from '../find-policy.js';
import { presentPolicy } from '../policy-record.js';

/**
 * The account's own, and of AWS's the usual ones; without description and tags, as AWS lists them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html
 */
export function listPolicies(input: ListPoliciesRequest, iam: IamContext): ListPoliciesResponse {
  const { Scope = 'All', OnlyAttached = false, PathPrefix = '/' } = input;
  const own = Scope === 'AWS' ? [] : [...iam.state.policies.values()];
  const amazons = Scope === 'Local' ? [] : amazonPolicies();
  const counted = [...own, ...amazons]
    .filter(({ path }) => path.startsWith(PathPrefix))
    .map((policy) => ({ policy, attached: rolesWith(iam, policy.arn).length }))
    .filter(({ attached }) => !OnlyAttached || attached > 0);
  const { items, ...page } = pageOf(counted, input);
  const Policies = items.map(
    ({ policy, attached }): Policy => ({
      ...presentPolicy(policy, attached),
      Description: undefined,
      Tags: undefined,
    }),
  );
  return { Policies, ...page };
}
