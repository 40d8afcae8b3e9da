import type {
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { authorize } from '../../security-groups/authorize.js';
import { presentRule } from '../../security-groups/present-rules.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html */
export function authorizeSecurityGroupIngress(
  input: AuthorizeSecurityGroupIngressRequest,
  ec2: Ec2Context,
): AuthorizeSecurityGroupIngressResult {
  const rules = authorize(input, { ec2, isEgress: false });
  return { Return: true, SecurityGroupRules: rules.map((rule) => presentRule(rule, ec2)) };
}
