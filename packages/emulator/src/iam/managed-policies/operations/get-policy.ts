import type { GetPolicyRequest, GetPolicyResponse } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { findPolicy, rolesWith } from '../find-policy.js';
import { presentPolicy } from '../policy-record.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html */
export function getPolicy({ PolicyArn }: GetPolicyRequest, iam: IamContext): GetPolicyResponse {
  const policy = findPolicy(iam, PolicyArn);
  return { Policy: presentPolicy(policy, rolesWith(iam, policy.arn).length) };
}
