import type { RemoveTagsFromResourceRequest } from '@aws-sdk/client-ssm';
import type { SsmContext } from '../parameter-store.js';
import { findTagged, setTags } from './change-tags.js';

/** A key that is none is no error.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_RemoveTagsFromResource.html */
export function removeTagsFromResource(input: RemoveTagsFromResourceRequest, context: SsmContext): object {
  const parameter = findTagged(input, context);
  const { TagKeys = [] } = input;
  const kept = parameter.tags.filter(({ Key = '' }) => !TagKeys.includes(Key));
  setTags(parameter, kept, context);
  return {};
}
