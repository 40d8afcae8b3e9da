import type { TagPolicyRequest } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { withTags } from '../../tags.js';
import { findOwnPolicy } from '../find-policy.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html */
export function tagPolicy({ PolicyArn, Tags }: TagPolicyRequest, iam: IamContext): object {
  const policy = findOwnPolicy(iam, PolicyArn);
  iam.state.policies.set(policy.arn, { ...policy, tags: withTags(policy.tags, Tags) });
  return {};
}
