import type { Tag } from '@aws-sdk/client-acm';
import { AwsError } from '../service/aws-error.js';

type Tags = ReadonlyMap<string, string>;

const mostTags = 50;

/** Existing tags with those of a request. Throws `AwsError`: `InvalidTagException`, `TooManyTagsException`. */
export function withTags(existing: Tags | undefined, added: readonly Tag[] | undefined): Tags {
  const pairs = (added ?? []).map(({ Key = '', Value = '' }) => [Key, Value] as const);
  const wrong = pairs.find(([key]) => key === '' || /^aws:/i.test(key));
  if (wrong !== undefined)
    throw new AwsError('InvalidTagException', `The tag key '${wrong[0]}' is empty or begins with aws:.`);
  const tags = new Map([...(existing ?? []), ...pairs]);
  if (tags.size > mostTags)
    throw new AwsError('TooManyTagsException', `A certificate can have ${mostTags} tags.`);
  return tags;
}

/** Existing tags without some: by key, or by key and value where a value is named. */
export const withoutTags = (existing: Tags | undefined, removed: readonly Tag[]): Tags =>
  new Map([...(existing ?? [])].filter(([key, value]) => !removed.some((tag) => isSame(tag, key, value))));

const isSame = ({ Key, Value }: Tag, key: string, value: string) =>
  Key === key && (Value === undefined || Value === value);

/** Tags as answers carry them. */
export const presentTags = (tags: Tags | undefined): Tag[] =>
  [...(tags ?? [])].map(([Key, Value]) => ({ Key, Value }));
