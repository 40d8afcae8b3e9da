import type { IpPermission } from '@aws-sdk/client-ec2';
import type { SecurityGroupIngressRuleArgs } from '@pulumi/aws/vpc/securityGroupIngressRule.js';
import type { Unwrap } from '@pulumi/pulumi';
import { portRange } from './ip-permissions.js';

/** The inputs of a rule that is a resource of its own; the same for both directions. */
export const ruleInputs = [
  'securityGroupId',
  'ipProtocol',
  'fromPort',
  'toPort',
  'cidrIpv4',
  'cidrIpv6',
  'prefixListId',
  'referencedSecurityGroupId',
  'description',
  'tags',
] as const;

type RuleInputs = Pick<Unwrap<SecurityGroupIngressRuleArgs>, (typeof ruleInputs)[number]>;

/** Such a rule as EC2 wants it. */
export function rulePermission(rule: RuleInputs): IpPermission {
  const { cidrIpv4, cidrIpv6, prefixListId, referencedSecurityGroupId, description: Description } = rule;
  return {
    ...portRange(rule.ipProtocol, rule.fromPort, rule.toPort),
    ...(cidrIpv4 && { IpRanges: [{ CidrIp: cidrIpv4, Description }] }),
    ...(cidrIpv6 && { Ipv6Ranges: [{ CidrIpv6: cidrIpv6, Description }] }),
    ...(prefixListId && { PrefixListIds: [{ PrefixListId: prefixListId, Description }] }),
    ...(referencedSecurityGroupId && {
      UserIdGroupPairs: [{ GroupId: referencedSecurityGroupId, Description }],
    }),
  };
}
