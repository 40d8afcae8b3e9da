import type { DeleteTagsType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findGroup, patchGroup } from '../../group/groups.js';
import { required } from '../../requests/required.js';

/**
 * A value, if given, must be the tag's; a tag that is not there is no error.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteTags.html
 */
export function deleteTags(input: DeleteTagsType, autoScaling: AutoScaling): Empty {
  for (const { ResourceId, Key, Value } of required(input.Tags, 'tags')) {
    const group = findGroup(autoScaling, required(ResourceId, 'tags.1.member.resourceId'));
    const stays = ({ key, value }: { readonly key: string; readonly value: string }) =>
      key !== Key || (Value !== undefined && value !== Value);
    patchGroup(autoScaling, group.name, { tags: new Map([...group.tags].filter(([, tag]) => stays(tag))) });
  }
  return {};
}
