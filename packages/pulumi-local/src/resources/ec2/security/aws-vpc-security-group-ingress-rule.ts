import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import type { SecurityGroupIngressRuleArgs } from '@pulumi/aws/vpc/securityGroupIngressRule.js';
import { defineResource } from '../../../terms/define-resource.js';
import { expectMade } from '../../../translate/expect-made.js';
import { ruleInputs, rulePermission } from '../../../translate/rule-permission.js';
import { tagSpecifications } from '../../../translate/tags.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html */
export const awsVpcSecurityGroupIngressRule = defineResource<SecurityGroupIngressRuleArgs>()({
  type: 'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule',
  inputs: ruleInputs,
  create: async (inputs, { clients, call }) => {
    const { SecurityGroupRules = [] } = await clients.ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
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
