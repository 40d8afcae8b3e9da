import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import type { SecurityGroupArgs } from '@pulumi/aws/ec2/securityGroup.js';
import { defineResource } from '../../../terms/define-resource.js';
import { expectMade } from '../../../translate/expect-made.js';
import { ipPermissions } from '../../../translate/ip-permissions.js';
import { tagSpecifications } from '../../../translate/tags.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
export const awsEc2SecurityGroup = defineResource<SecurityGroupArgs>()({
  type: 'aws:ec2/securityGroup:SecurityGroup',
  inputs: ['name', 'namePrefix', 'description', 'vpcId', 'ingress', 'egress', 'tags'],
  laterInputs: ['revokeRulesOnDelete'],
  create: async (inputs, { clients: { ec2 }, call, nameFor }) => {
    const name = nameFor(inputs);
    const { description = 'Managed by Pulumi', ingress = [], egress = [] } = inputs;
    const { GroupId, SecurityGroupArn } = await ec2.send(
      new CreateSecurityGroupCommand({
        GroupName: name,
        Description: description,
        VpcId: inputs.vpcId,
        TagSpecifications: tagSpecifications('security-group', inputs.tags),
      }),
      call,
    );
    const id = expectMade(GroupId, 'a GroupId');
    // AWS lets a new group out to anywhere; the provider takes that away, so that the program says it all.
    await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: id, IpPermissions: [anywhere] }), call);
    if (ingress.length > 0) {
      const rules = { GroupId: id, IpPermissions: ipPermissions(ingress, id) };
      await ec2.send(new AuthorizeSecurityGroupIngressCommand(rules), call);
    }
    if (egress.length > 0) {
      const rules = { GroupId: id, IpPermissions: ipPermissions(egress, id) };
      await ec2.send(new AuthorizeSecurityGroupEgressCommand(rules), call);
    }
    return { id, outputs: { name, description, arn: SecurityGroupArn } };
  },
});

const anywhere = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
