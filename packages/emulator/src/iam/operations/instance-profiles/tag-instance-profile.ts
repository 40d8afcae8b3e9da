import type { TagInstanceProfileRequest } from '@aws-sdk/client-iam';
import { findInstanceProfile } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';
import { withTags } from '../../tags.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagInstanceProfile.html */
export function tagInstanceProfile(input: TagInstanceProfileRequest, { state }: IamContext): object {
  const profile = findInstanceProfile(state, input.InstanceProfileName);
  const tags = withTags(profile.tags, input.Tags);
  state.instanceProfiles.set(profile.instanceProfileName, { ...profile, tags });
  return {};
}
