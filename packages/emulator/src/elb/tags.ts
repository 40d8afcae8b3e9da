import type { Tag } from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../service/aws-error.js';

/** As the API's reference says. */
const mostTags = 10;

/** The tags with the given ones added or replaced. Throws `AwsError`: `DuplicateTagKeys`, `TooManyTags`, `ValidationError`. */
export function addTags(current: ReadonlyMap<string, string>, tags: readonly Tag[]): Map<string, string> {
  const keys = tags.map(({ Key }) => checkedKey(Key));
  if (new Set(keys).size < keys.length) {
    throw new AwsError('DuplicateTagKeys', 'A tag key was specified more than once.');
  }
  const next = new Map([
    ...current,
    ...tags.map((tag) => [checkedKey(tag.Key), checkedValue(tag.Value)] as const),
  ]);
  if (next.size > mostTags) {
    throw new AwsError('TooManyTags', `A load balancer cannot have more than ${mostTags} tags.`);
  }
  return next;
}

/** The tags as AWS shows them. */
export const showTags = (tags: ReadonlyMap<string, string>): Tag[] =>
  [...tags].map(([Key, Value]) => ({ Key, Value }));

function checkedKey(key = ''): string {
  if (key.length >= 1 && key.length <= 128 && !key.startsWith('aws:')) return key;
  throw new AwsError(
    'ValidationError',
    `A tag key has 1 to 128 characters and does not begin with 'aws:', got '${key}'.`,
  );
}

function checkedValue(value = ''): string {
  if (value.length <= 256) return value;
  throw new AwsError('ValidationError', 'A tag value has at most 256 characters.');
}
