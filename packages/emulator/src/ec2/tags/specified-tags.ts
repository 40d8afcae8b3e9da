import type { Tag } from '@aws-sdk/client-ec2';
import { invalidParameterValue } from '../errors.js';
import { checkTagCount, checkTags } from './check-tags.js';

/** Tag specifications of requests and of launch templates. */
export interface TagsOfType {
  readonly ResourceType?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

/**
 * The tags that a request gives to the resource it makes. Throws `InvalidParameterValue` for another type of
 * resource and for tags that are not allowed.
 */
export function specifiedTags(
  specifications: readonly TagsOfType[] | undefined,
  { type, others = [] }: { readonly type: string; readonly others?: readonly string[] },
): ReadonlyMap<string, string> {
  const stranger = specifications?.find(
    ({ ResourceType }) => ResourceType !== type && !others.includes(ResourceType ?? ''),
  );
  if (stranger) {
    throw invalidParameterValue(
      `'${stranger.ResourceType}' is not a valid taggable resource type for this operation.`,
    );
  }
  const mine = specifications?.filter(({ ResourceType }) => ResourceType === type) ?? [];
  const tags = checkTags(mine.flatMap(({ Tags = [] }) => Tags));
  checkTagCount(new Map(), tags);
  return tags;
}
