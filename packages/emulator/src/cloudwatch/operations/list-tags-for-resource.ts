import type { ListTagsForResourceInput, ListTagsForResourceOutput } from '@aws-sdk/client-cloudwatch';
import type { CloudWatch } from '../cloudwatch-context.js';
import { tagsOf } from '../tags-of.js';

export const listTagsForResource = (
  { ResourceARN }: ListTagsForResourceInput,
  cloudWatch: CloudWatch,
): ListTagsForResourceOutput => ({
  Tags: [...tagsOf(cloudWatch, ResourceARN)].map(([Key, Value]) => ({ Key, Value })),
});
