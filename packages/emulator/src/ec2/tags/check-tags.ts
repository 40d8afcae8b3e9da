import type { Tag } from '@aws-sdk/client-ec2';
import { AwsError } from '../../service/aws-error.js';
import { invalidParameterValue } from '../errors.js';

const longestKey = 128;
const longestValue = 256;
const mostTags = 50;

/**
 * The tags of a request by key. Throws `InvalidParameterValue` for AWS's own keys and for texts that are too
 * long, and `TagLimitExceeded`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
 */
export function checkTags(tags: readonly Tag[]): ReadonlyMap<string, string> {
  const checked = new Map<string, string>();
  for (const { Key = '', Value = '' } of tags) {
    const problem = reasonInvalid(Key, Value);
    if (problem) throw invalidParameterValue(problem);
    if (checked.has(Key)) throw invalidParameterValue(`Duplicate tag key '${Key}' specified.`);
    checked.set(Key, Value);
  }
  return checked;
}

/** Throws `TagLimitExceeded` when a resource would have more tags than AWS lets it. */
export function checkTagCount(
  existing: ReadonlyMap<string, string>,
  added: ReadonlyMap<string, string>,
): void {
  const keys = new Set([...existing.keys(), ...added.keys()]);
  const own = [...keys].filter((key) => !key.startsWith('aws:'));
  if (own.length <= mostTags) return;
  throw new AwsError('TagLimitExceeded', `More than ${mostTags} tags specified`);
}

function reasonInvalid(key: string, value: string): string | undefined {
  if (key === '') return 'Tag keys must be between 1 and 128 characters in length.';
  if (/^aws:/i.test(key)) {
    return `Value ( ${key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`;
  }
  if (key.length > longestKey) return `Tag key exceeds the maximum length of ${longestKey} characters`;
  if (value.length > longestValue)
    return `Tag value exceeds the maximum length of ${longestValue} characters`;
  return undefined;
}
