import type { ListAccountAliasesRequest, ListAccountAliasesResponse } from '@aws-sdk/client-iam';
import type { IamContext } from '../iam-state.js';
import { pageOf } from '../page-of.js';

/** None, or the one. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html */
export function listAccountAliases(
  input: ListAccountAliasesRequest,
  { state }: IamContext,
): ListAccountAliasesResponse {
  const { items, ...page } = pageOf([...state.accountAliases], input);
  return { AccountAliases: [...items], ...page };
}
