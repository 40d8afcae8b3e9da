import type { ResourceType, Tag, TagSpecification } from '@aws-sdk/client-ec2';

/** Pulumi's map of tags as AWS's list. */
export function tagList(tags: Readonly<Record<string, string>> = {}): Required<Tag>[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Tags from the first moment on; `undefined` without any, since AWS refuses an empty specification. */
export function tagSpecifications(
  ResourceType: ResourceType,
  tags: Readonly<Record<string, string>> | undefined,
): TagSpecification[] | undefined {
  const Tags = tagList(tags);
  return Tags.length === 0 ? undefined : [{ ResourceType, Tags }];
}
