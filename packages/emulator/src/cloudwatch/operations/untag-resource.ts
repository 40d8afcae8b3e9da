import type { UntagResourceInput } from '@aws-sdk/client-cloudwatch';
import type { CloudWatch } from '../cloudwatch-context.js';
import { tagsOf } from '../tags-of.js';

export function untagResource(
  { ResourceARN = '', TagKeys = [] }: UntagResourceInput,
  cloudWatch: CloudWatch,
) {
  const kept = [...tagsOf(cloudWatch, ResourceARN)].filter(([key]) => !TagKeys.includes(key));
  cloudWatch.tags.set(ResourceARN, new Map(kept));
  return {};
}
