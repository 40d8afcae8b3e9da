import type { UntagInstanceProfileRequest } from '@aws-sdk/client-iam';
import { findInstanceProfile } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';
import { withoutTags } from '../../tags.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagInstanceProfile.html */
export function untagInstanceProfile(input: UntagInstanceProfileRequest, { state }: IamContext): object {
  const profile = findInstanceProfile(state, input.InstanceProfileName);
  const tags = withoutTags(profile.tags, input.TagKeys);
  state.instanceProfiles.set(profile.instanceProfileName, { ...profile, tags });
  return {};
}
