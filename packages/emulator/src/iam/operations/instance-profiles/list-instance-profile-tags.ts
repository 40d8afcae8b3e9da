import type { ListInstanceProfileTagsRequest, ListInstanceProfileTagsResponse } from '@aws-sdk/client-iam';
import { findInstanceProfile } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { presentTags } from '../../tags.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html */
export function listInstanceProfileTags(
  input: ListInstanceProfileTagsRequest,
  { state }: IamContext,
): ListInstanceProfileTagsResponse {
  const { tags } = findInstanceProfile(state, input.InstanceProfileName);
  const { items, ...page } = pageOf(presentTags(tags), input);
  return { Tags: [...items], ...page };
}
