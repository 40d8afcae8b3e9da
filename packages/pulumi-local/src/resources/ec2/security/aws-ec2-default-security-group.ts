import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateTagsCommand,
  DescribeSecurityGroupsCommand,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import type { DefaultSecurityGroupArgs } from '@pulumi/aws/ec2/defaultSecurityGroup.js';
import type { CreateContext } from '../../../terms/create-context.js';
import { defineResource } from '../../../terms/define-resource.js';
import { expectMade } from '../../../translate/expect-made.js';
import { ipPermissions } from '../../../translate/ip-permissions.js';
import { tagList } from '../../../translate/tags.js';

/** Adopts the group that came with the VPC, and replaces its rules, as the provider does. */
export const awsEc2DefaultSecurityGroup = defineResource<DefaultSecurityGroupArgs>()({
  type: 'aws:ec2/defaultSecurityGroup:DefaultSecurityGroup',
  inputs: ['vpcId', 'ingress', 'egress', 'tags'],
  laterInputs: ['revokeRulesOnDelete'],
  create: async ({ vpcId, ingress = [], egress = [], tags }, context) => {
    const group = await defaultGroupOf(vpcId, context);
    const id = expectMade(group.GroupId, 'a GroupId');
    await replaceRules(
      group,
      { ingress: ipPermissions(ingress, id), egress: ipPermissions(egress, id) },
      context,
    );
    const Tags = tagList(tags);
    if (Tags.length > 0) {
      await context.clients.ec2.send(new CreateTagsCommand({ Resources: [id], Tags }), context.call);
    }
    return { id, outputs: { name: 'default', description: group.Description, arn: group.SecurityGroupArn } };
  },
});

async function defaultGroupOf(
  vpcId: string | undefined,
  { clients, call }: CreateContext,
): Promise<SecurityGroup> {
  const { SecurityGroups = [] } = await clients.ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [expectMade(vpcId, 'a vpcId: there is no VPC by default here')] },
        { Name: 'group-name', Values: ['default'] },
      ],
    }),
    call,
  );
  return expectMade(SecurityGroups[0], `a default security group in ${vpcId}`);
}

async function replaceRules(
  { GroupId, IpPermissions = [], IpPermissionsEgress = [] }: SecurityGroup,
  { ingress, egress }: { ingress: IpPermission[]; egress: IpPermission[] },
  { clients: { ec2 }, call }: CreateContext,
): Promise<void> {
  if (IpPermissions.length > 0) {
    await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }), call);
  }
  if (IpPermissionsEgress.length > 0) {
    await ec2.send(
      new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: IpPermissionsEgress }),
      call,
    );
  }
  if (ingress.length > 0) {
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: ingress }), call);
  }
  if (egress.length > 0) {
    await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: egress }), call);
  }
}
