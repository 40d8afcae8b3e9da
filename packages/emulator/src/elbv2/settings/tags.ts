import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../service/aws-error.js';
import { validationError } from '../errors.js';

/** As the API's reference says. */
const mostTags = 50;

/** The tags with the given ones added or replaced. Throws `AwsError`: `DuplicateTagKeys`, `TooManyTags`, `ValidationError`. */
export function addTags(
  current: ReadonlyMap<string, string>,
  tags: readonly Tag[],
): ReadonlyMap<string, string> {
  const given = tags.map(({ Key, Value }) => [checkedKey(Key), Value ?? ''] as const);
  if (new Set(given.map(([key]) => key)).size < given.length)
    throw new AwsError('DuplicateTagKeys', 'A tag key was specified more than once.');
  const next = new Map([...current, ...given]);
  if (next.size <= mostTags) return next;
  throw new AwsError('TooManyTags', `A resource cannot have more than ${mostTags} tags.`);
}

export const showTags = (tags: ReadonlyMap<string, string>): Tag[] =>
  [...tags].map(([Key, Value]) => ({ Key, Value }));

function checkedKey(key = ''): string {
  if (key.length >= 1 && key.length <= 128 && !key.startsWith('aws:')) return key;
  throw validationError(`A tag key has 1 to 128 characters and does not begin with 'aws:', got '${key}'`);
}
