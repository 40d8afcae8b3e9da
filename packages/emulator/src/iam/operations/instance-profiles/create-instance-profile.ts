import type { CreateInstanceProfileRequest, CreateInstanceProfileResponse } from '@aws-sdk/client-iam';
import { checkName, checkPath } from '../../check-names.js';
import { entityId } from '../../entity-id.js';
import { entityAlreadyExists } from '../../errors.js';
import type { IamContext, InstanceProfileRecord } from '../../iam-state.js';
import { presentInstanceProfile } from '../../present-entity.js';
import { withTags } from '../../tags.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html */
export function createInstanceProfile(
  input: CreateInstanceProfileRequest,
  { state, surroundings }: IamContext,
): CreateInstanceProfileResponse {
  const name = checkName(input.InstanceProfileName, { member: 'instanceProfileName', longest: 128 });
  const path = checkPath(input.Path);
  const tags = withTags(new Map(), input.Tags);
  if (state.instanceProfiles.has(name)) {
    throw entityAlreadyExists(`Instance Profile ${name} already exists.`);
  }
  const profile: InstanceProfileRecord = {
    instanceProfileName: name,
    instanceProfileId: entityId('AIPA', surroundings.newId),
    path,
    arn: `arn:aws:iam::${surroundings.account}:instance-profile${path}${name}`,
    createDate: surroundings.time.now(),
    roleName: undefined,
    tags,
  };
  state.instanceProfiles.set(name, profile);
  return { InstanceProfile: presentInstanceProfile(profile, state) };
}
