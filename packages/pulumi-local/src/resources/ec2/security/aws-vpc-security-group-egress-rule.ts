import { AuthorizeSecurityGroupEgressCommand } from '@aws-sdk/client-ec2';
import type { SecurityGroupEgressRuleArgs } from '@pulumi/aws/vpc/securityGroupEgressRule.js';
import { defineResource } from '../../../terms/define-resource.js';
import { expectMade } from '../../../translate/expect-made.js';
import { ruleInputs, rulePermission } from '../../../translate/rule-permission.js';
import { tagSpecifications } from '../../../translate/tags.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupEgress.html */
export const awsVpcSecurityGroupEgressRule = defineResource<SecurityGroupEgressRuleArgs>()({
  type: 'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule',
  inputs: ruleInputs,
  create: async (inputs, { clients, call }) => {
    const { SecurityGroupRules = [] } = await clients.ec2.send(
      new AuthorizeSecurityGroupEgressCommand({
        GroupId: inputs.securityGroupId,
        IpPermissions: [rulePermission(inputs)],
        TagSpecifications: tagSpecifications('security-group-rule', inputs.tags),
      }),
      call,
    );
    const id = expectMade(SecurityGroupRules[0]?.SecurityGroupRuleId, 'a SecurityGroupRuleId');
    return { id, outputs: { securityGroupRuleId: id, arn: SecurityGroupRules[0]?.SecurityGroupRuleArn } };
  },
});
