import type { ListTagsForResourceRequest, ListTagsForResourceResult } from '@aws-sdk/client-ssm';
import type { SsmContext } from '../parameter-store.js';
import { findTagged } from './change-tags.js';

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListTagsForResource.html */
export function listTagsForResource(
  input: ListTagsForResourceRequest,
  context: SsmContext,
): ListTagsForResourceResult {
  return { TagList: [...findTagged(input, context).tags] };
}
