import type { AddTagsToResourceRequest } from '@aws-sdk/client-ssm';
import type { SsmContext } from '../parameter-store.js';
import { findTagged, setTags } from './change-tags.js';

/** A key that is there gets the new value.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html */
export function addTagsToResource(input: AddTagsToResourceRequest, context: SsmContext): object {
  const parameter = findTagged(input, context);
  const added = input.Tags ?? [];
  const kept = parameter.tags.filter(({ Key }) => added.every((tag) => tag.Key !== Key));
  setTags(parameter, [...kept, ...added], context);
  return {};
}
