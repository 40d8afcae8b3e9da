import type { DeleteTagsRequest, Tag } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { checkResource } from '../../tags/resource-kinds.js';
import { tagsOf } from '../../tags/tags.js';

/**
 * Without tags, all of the user's own go; with a value, only a tag that has it; an empty value is a value.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html
 */
export function deleteTags(input: DeleteTagsRequest, { state }: Ec2Context): object {
  const ids = required(input.Resources, 'resourceIdSet');
  const reserved = input.Tags?.find(({ Key }) => Key?.startsWith('aws:'));
  if (reserved) {
    throw invalidParameterValue(
      `Value ( ${reserved.Key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
    );
  }
  for (const id of ids) checkResource(state, id);
  stopIfDryRun(input);
  for (const id of ids) {
    const kept = [...tagsOf(state, id)].filter(([key, value]) => !isDeleted({ key, value }, input.Tags));
    state.tags.set(id, new Map(kept));
  }
  return {};
}

function isDeleted(
  tag: { readonly key: string; readonly value: string },
  named: readonly Tag[] | undefined,
): boolean {
  if (!named || named.length === 0) return !tag.key.startsWith('aws:');
  return named.some(({ Key, Value }) => Key === tag.key && (Value === undefined || Value === tag.value));
}
