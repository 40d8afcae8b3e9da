import type {
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { presentRevoked } from '../../security-groups/present-rules.js';
import { revoke } from '../../security-groups/revoke.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html */
export function revokeSecurityGroupIngress(
  input: RevokeSecurityGroupIngressRequest,
  ec2: Ec2Context,
): RevokeSecurityGroupIngressResult {
  const rules = revoke(input, { ec2, isEgress: false });
  return { Return: true, RevokedSecurityGroupRules: rules.map(presentRevoked) };
}
