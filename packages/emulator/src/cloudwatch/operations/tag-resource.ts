import type { TagResourceInput } from '@aws-sdk/client-cloudwatch';
import type { CloudWatch } from '../cloudwatch-context.js';
import { tagsOf } from '../tags-of.js';

export function tagResource({ ResourceARN = '', Tags = [] }: TagResourceInput, cloudWatch: CloudWatch) {
  const added = Tags.map(({ Key = '', Value = '' }) => [Key, Value] as const);
  cloudWatch.tags.set(ResourceARN, new Map([...tagsOf(cloudWatch, ResourceARN), ...added]));
  return {};
}
