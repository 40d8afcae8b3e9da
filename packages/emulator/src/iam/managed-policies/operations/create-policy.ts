import type { CreatePolicyRequest, CreatePolicyResponse } from '@aws-sdk/client-iam';
import { checkName, checkPath } from '../../check-names.js';
import { checkPolicy } from '../../check-policy.js';
import { entityId } from '../../entity-id.js';
import { entityAlreadyExists } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';
import { withTags } from '../../tags.js';
import { presentPolicy, type PolicyRecord } from '../policy-record.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export function createPolicy(
  input: CreatePolicyRequest,
  { state, surroundings }: IamContext,
): CreatePolicyResponse {
  const policyName = checkName(input.PolicyName, { member: 'policyName', longest: 128 });
  const path = checkPath(input.Path);
  const document = checkPolicy(input.PolicyDocument);
  const tags = withTags(new Map(), input.Tags);
  // A name is taken in all paths.
  if ([...state.policies.values()].some((one) => one.policyName === policyName))
    throw entityAlreadyExists(
      `A policy called ${policyName} already exists. Duplicate names are not allowed.`,
    );
  const now = surroundings.time.now();
  const policy: PolicyRecord = {
    ...{ policyName, path, tags, description: input.Description },
    policyId: entityId('ANPA', surroundings.newId),
    arn: `arn:aws:iam::${surroundings.account}:policy${path}${policyName}`,
    ...{ createDate: now, updateDate: now },
    versions: [{ versionId: 'v1', document, createDate: now }],
    ...{ versionsMade: 1, defaultVersionId: 'v1' },
  };
  state.policies.set(policy.arn, policy);
  return { Policy: presentPolicy(policy, 0) };
}
