import type { GetInstanceProfileRequest, GetInstanceProfileResponse } from '@aws-sdk/client-iam';
import { findInstanceProfile } from '../../find-entity.js';
import type { IamContext } from '../../iam-state.js';
import { presentInstanceProfile } from '../../present-entity.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html */
export const getInstanceProfile = (
  { InstanceProfileName }: GetInstanceProfileRequest,
  { state }: IamContext,
): GetInstanceProfileResponse => ({
  InstanceProfile: presentInstanceProfile(findInstanceProfile(state, InstanceProfileName), state),
});
