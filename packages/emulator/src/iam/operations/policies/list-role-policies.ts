import type { ListRolePoliciesRequest, ListRolePoliciesResponse } from '@aws-sdk/client-iam';
import { findRole } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html */
export function listRolePolicies(
  input: ListRolePoliciesRequest,
  { state }: IamContext,
): ListRolePoliciesResponse {
  const { items, ...page } = pageOf([...findRole(state, input.RoleName).inlinePolicies.keys()], input);
  return { PolicyNames: [...items], ...page };
}
