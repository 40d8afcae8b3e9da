import type { AddTagsInput, AddTagsOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findTaggable } from '../../find-taggable.js';
import { addTags as withTags } from '../../settings/tags.js';

/** A key that exists gets the new value. */
export function addTags(
  { ResourceArns = [], Tags = [] }: AddTagsInput,
  { state }: Elbv2Context,
): AddTagsOutput {
  const resources = ResourceArns.map((arn) => findTaggable(state, arn));
  for (const { arn } of resources) state.tags.set(arn, withTags(state.tags.get(arn) ?? new Map(), Tags));
  return {};
}
