import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupEgressResult,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { authorize } from '../../security-groups/authorize.js';
import { presentRule } from '../../security-groups/present-rules.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupEgress.html */
export function authorizeSecurityGroupEgress(
  input: AuthorizeSecurityGroupEgressRequest,
  ec2: Ec2Context,
): AuthorizeSecurityGroupEgressResult {
  const rules = authorize(input, { ec2, isEgress: true });
  return { Return: true, SecurityGroupRules: rules.map((rule) => presentRule(rule, ec2)) };
}
