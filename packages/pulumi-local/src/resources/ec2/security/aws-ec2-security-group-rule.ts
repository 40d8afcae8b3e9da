import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import type { SecurityGroupRuleArgs } from '@pulumi/aws/ec2/securityGroupRule.js';
import { defineResource } from '../../../terms/define-resource.js';
import { expectMade } from '../../../translate/expect-made.js';
import { ipPermissions } from '../../../translate/ip-permissions.js';

/**
 * The older form of a rule, in one direction by its `type`; it may stand for several of EC2's.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 */
export const awsEc2SecurityGroupRule = defineResource<SecurityGroupRuleArgs>()({
  type: 'aws:ec2/securityGroupRule:SecurityGroupRule',
  inputs: [
    'type',
    'securityGroupId',
    'protocol',
    'fromPort',
    'toPort',
    'cidrBlocks',
    'ipv6CidrBlocks',
    'prefixListIds',
    'sourceSecurityGroupId',
    'self',
    'description',
  ],
  create: async ({ type, securityGroupId, sourceSecurityGroupId, ...rule }, { clients, call }) => {
    const securityGroups = sourceSecurityGroupId === undefined ? [] : [sourceSecurityGroupId];
    const rules = {
      GroupId: securityGroupId,
      IpPermissions: ipPermissions(
        [{ ...rule, protocol: String(rule.protocol), securityGroups }],
        securityGroupId,
      ),
    };
    const { SecurityGroupRules = [] } =
      type === 'egress'
        ? await clients.ec2.send(new AuthorizeSecurityGroupEgressCommand(rules), call)
        : await clients.ec2.send(new AuthorizeSecurityGroupIngressCommand(rules), call);
    const id = expectMade(SecurityGroupRules[0]?.SecurityGroupRuleId, 'a SecurityGroupRuleId');
    // The provider's id is a hash of its own; several of EC2's rules have no id together.
    return { id, outputs: { securityGroupRuleId: SecurityGroupRules.length === 1 ? id : '' } };
  },
});
