import type { RemoveTagsInput, RemoveTagsOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findTaggable } from '../../find-taggable.js';

export function removeTags(
  { ResourceArns = [], TagKeys = [] }: RemoveTagsInput,
  { state }: Elbv2Context,
): RemoveTagsOutput {
  for (const { arn } of ResourceArns.map((each) => findTaggable(state, each))) {
    const kept = [...(state.tags.get(arn) ?? [])].filter(([key]) => !TagKeys.includes(key));
    state.tags.set(arn, new Map(kept));
  }
  return {};
}
