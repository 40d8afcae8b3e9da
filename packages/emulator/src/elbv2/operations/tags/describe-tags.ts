import type { DescribeTagsInput, DescribeTagsOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findTaggable } from '../../find-taggable.js';
import { showTags } from '../../settings/tags.js';

export const describeTags = (
  { ResourceArns = [] }: DescribeTagsInput,
  { state }: Elbv2Context,
): DescribeTagsOutput => ({
  TagDescriptions: ResourceArns.map((each) => findTaggable(state, each)).map(({ arn }) => ({
    ResourceArn: arn,
    Tags: showTags(state.tags.get(arn) ?? new Map()),
  })),
});
