import type { Tag } from '@aws-sdk/client-iam';
import { invalidInput, limitExceeded } from './errors.js';

/** Values by key. */
export type Tags = ReadonlyMap<string, string>;

const mostTags = 50;

/** Existing tags with those of a request. Throws `InvalidInput` and `LimitExceeded`. */
export function withTags(existing: Tags, added: readonly Tag[] | undefined): Tags {
  const keys = (added ?? []).map(({ Key = '' }) => Key);
  if (new Set(keys.map((key) => key.toLowerCase())).size < keys.length) {
    throw invalidInput('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  if (keys.some((key) => key === '' || /^aws:/i.test(key))) {
    throw invalidInput('Tag keys must not be empty and must not begin with aws:.');
  }
  const tags = new Map([
    ...existing,
    ...(added ?? []).map(({ Key = '', Value = '' }) => [Key, Value] as const),
  ]);
  if (tags.size > mostTags)
    throw limitExceeded(`The number of tags has reached the maximum limit (${mostTags}).`);
  return tags;
}

/** Existing tags without some; a key that is none is no error. */
export const withoutTags = (existing: Tags, keys: readonly string[] = []): Tags =>
  new Map([...existing].filter(([key]) => !keys.includes(key)));

/** Tags as answers carry them. */
export const presentTags = (tags: Tags): Tag[] => [...tags].map(([Key, Value]) => ({ Key, Value }));
