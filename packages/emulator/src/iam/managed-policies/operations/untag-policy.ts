import type { UntagPolicyRequest } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { withoutTags } from '../../tags.js';
import { findOwnPolicy } from '../find-policy.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html */
export function untagPolicy({ PolicyArn, TagKeys }: UntagPolicyRequest, iam: IamContext): object {
  const policy = findOwnPolicy(iam, PolicyArn);
  iam.state.policies.set(policy.arn, { ...policy, tags: withoutTags(policy.tags, TagKeys) });
  return {};
}
