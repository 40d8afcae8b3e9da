import type { GetPolicyRequest, GetPolicyResponse } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { findManagedPolicy } from '../../managed-policy.js';

/**
 * A policy of AWS's own by its name; what it says is not known here.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html
 */
export function getPolicy(
  { PolicyArn }: GetPolicyRequest,
  { state, surroundings }: IamContext,
): GetPolicyResponse {
  const { arn, policyName, path } = findManagedPolicy(PolicyArn, surroundings);
  const users = [...state.roles.values()].filter(({ attachedPolicies }) => attachedPolicies.includes(arn));
  return {
    Policy: {
      Arn: arn,
      PolicyName: policyName,
      Path: path,
      DefaultVersionId: 'v1',
      AttachmentCount: users.length,
      IsAttachable: true,
    },
  };
}
