import type { RevokeSecurityGroupEgressRequest, RevokeSecurityGroupEgressResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { presentRevoked } from '../../security-groups/present-rules.js';
import { revoke } from '../../security-groups/revoke.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupEgress.html */
export function revokeSecurityGroupEgress(
  input: RevokeSecurityGroupEgressRequest,
  ec2: Ec2Context,
): RevokeSecurityGroupEgressResult {
  const rules = revoke(input, { ec2, isEgress: true });
  return { Return: true, RevokedSecurityGroupRules: rules.map(presentRevoked) };
}
