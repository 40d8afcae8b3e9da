import type { ListPolicyTagsRequest, ListPolicyTagsResponse } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { presentTags } from '../../tags.js';
import { findPolicy } from '../find-policy.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html */
export function listPolicyTags(input: ListPolicyTagsRequest, iam: IamContext): ListPolicyTagsResponse {
  const { items: Tags, ...page } = pageOf(presentTags(findPolicy(iam, input.PolicyArn).tags), input);
  return { Tags: [...Tags], ...page };
}
