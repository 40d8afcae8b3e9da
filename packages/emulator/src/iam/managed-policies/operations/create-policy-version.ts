import type { CreatePolicyVersionRequest, CreatePolicyVersionResponse } from '@aws-sdk/client-iam';
import { checkPolicy } from '../../check-policy.js';
import { limitExceeded } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';
import { findOwnPolicy } from '../find-policy.js';
import { presentVersion } from '../policy-record.js';

const mostVersions = 5;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html */
export function createPolicyVersion(
  { PolicyArn, PolicyDocument, SetAsDefault = false }: CreatePolicyVersionRequest,
  iam: IamContext,
): CreatePolicyVersionResponse {
  const policy = findOwnPolicy(iam, PolicyArn);
  const document = checkPolicy(PolicyDocument);
  if (policy.versions.length >= mostVersions)
    throw limitExceeded(
      `A managed policy can have up to ${mostVersions} versions. Before you create a new version, you must delete an existing version.`,
    );
  const versionsMade = policy.versionsMade + 1;
  const now = iam.surroundings.time.now();
  const version = { versionId: `v${versionsMade}`, document, createDate: now };
  const changed = {
    ...policy,
    versionsMade,
    versions: [...policy.versions, version],
    ...(SetAsDefault ? { defaultVersionId: version.versionId, updateDate: now } : {}),
  };
  iam.state.policies.set(policy.arn, changed);
  return { PolicyVersion: presentVersion(changed, version) };
}
