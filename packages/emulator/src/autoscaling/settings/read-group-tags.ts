import type { Tag } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../service/aws-error.js';
import { validationError } from '../requests/errors.js';
import type { GroupTag } from '../group/group.js';
import { required } from '../requests/required.js';

const mostTags = 50;

/**
 * A group's tags after those of a request are put on it.
 * @throws AwsError `ValidationError` for AWS's own prefix, `LimitExceeded` above 50 tags
 */
export function putTags(
  tags: ReadonlyMap<string, GroupTag>,
  added: readonly Tag[] | undefined,
): ReadonlyMap<string, GroupTag> {
  const all = new Map(tags);
  for (const tag of (added ?? []).map(readTag)) all.set(tag.key, tag);
  if (all.size > mostTags) {
    throw new AwsError('LimitExceeded', `The number of tags on the group exceeds the limit of ${mostTags}.`);
  }
  return all;
}

function readTag({ Key, Value = '', PropagateAtLaunch = false }: Tag): GroupTag {
  const key = required(Key, 'tags.1.member.key');
  if (key.toLowerCase().startsWith('aws:')) {
    throw validationError('aws: prefixed tag key names are not allowed for external use.');
  }
  return { key, value: Value, propagateAtLaunch: PropagateAtLaunch };
}
