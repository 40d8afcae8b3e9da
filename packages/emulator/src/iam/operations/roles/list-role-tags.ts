import type { ListRoleTagsRequest, ListRoleTagsResponse } from '@aws-sdk/client-iam';
import { findRole } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { presentTags } from '../../tags.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html */
export function listRoleTags(input: ListRoleTagsRequest, { state }: IamContext): ListRoleTagsResponse {
  const { items, ...page } = pageOf(presentTags(findRole(state, input.RoleName).tags), input);
  return { Tags: [...items], ...page };
}
