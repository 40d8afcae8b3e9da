import type { CreateOrUpdateTagsType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findGroup, patchGroup } from '../../group/groups.js';
import { required } from '../../requests/required.js';
import { putTags } from '../../settings/read-group-tags.js';

/**
 * Running instances keep the tags that they have.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateOrUpdateTags.html
 */
export function createOrUpdateTags(input: CreateOrUpdateTagsType, autoScaling: AutoScaling): Empty {
  const tags = required(input.Tags, 'tags');
  const names = new Set(tags.map(({ ResourceId }) => required(ResourceId, 'tags.1.member.resourceId')));
  // All are checked before one is put.
  const groups = [...names].map((name) => {
    const group = findGroup(autoScaling, name);
    return {
      name,
      tags: putTags(
        group.tags,
        tags.filter(({ ResourceId }) => ResourceId === name),
      ),
    };
  });
  for (const group of groups) patchGroup(autoScaling, group.name, { tags: group.tags });
  return {};
}
