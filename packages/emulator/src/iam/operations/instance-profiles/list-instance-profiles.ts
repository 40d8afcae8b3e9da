import type { ListInstanceProfilesRequest, ListInstanceProfilesResponse } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { presentInstanceProfile } from '../../present-entity.js';

/**
 * Without tags, as AWS lists them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html
 */
export function listInstanceProfiles(
  input: ListInstanceProfilesRequest,
  { state }: IamContext,
): ListInstanceProfilesResponse {
  const { PathPrefix = '/' } = input;
  const below = [...state.instanceProfiles.values()].filter(({ path }) => path.startsWith(PathPrefix));
  const { items, ...page } = pageOf(below, input);
  const InstanceProfiles = items.map((one) => ({ ...presentInstanceProfile(one, state), Tags: undefined }));
  return { InstanceProfiles, ...page };
}
