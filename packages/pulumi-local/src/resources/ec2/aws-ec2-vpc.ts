import {
  CreateVpcCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  ModifyVpcAttributeCommand,
  type ModifyVpcAttributeRequest,
  type Tenancy,
} from '@aws-sdk/client-ec2';
import type { VpcArgs } from '@pulumi/aws/ec2/vpc.js';
import type { CreateContext } from '../../terms/create-context.js';
import { defineResource } from '../../terms/define-resource.js';
import { partitionOf } from '../../terms/partition-of.js';
import { expectMade } from '../../translate/expect-made.js';
import { tagSpecifications } from '../../translate/tags.js';
import { toAwsEnum } from '../../translate/to-aws.js';
import { untilReady } from '../../waits/until-ready.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html */
export const awsEc2Vpc = defineResource<VpcArgs>()({
  type: 'aws:ec2/vpc:Vpc',
  inputs: ['cidrBlock', 'instanceTenancy', 'enableDnsSupport', 'enableDnsHostnames', 'tags'],
  create: async (inputs, context) => {
    const { clients, call } = context;
    const { Vpc } = await clients.ec2.send(
      new CreateVpcCommand({
        CidrBlock: inputs.cidrBlock,
        InstanceTenancy: toAwsEnum<Tenancy>(inputs.instanceTenancy),
        TagSpecifications: tagSpecifications('vpc', inputs.tags),
      }),
      call,
    );
    const id = expectMade(Vpc?.VpcId, 'a VpcId');
    await untilReady(() => reasonPending(id, context), context, { timeoutMs: 60_000 });
    // One attribute a call; host names need the support, so it goes first.
    await setAttribute({ VpcId: id, EnableDnsSupport: { Value: inputs.enableDnsSupport } }, context);
    await setAttribute({ VpcId: id, EnableDnsHostnames: { Value: inputs.enableDnsHostnames } }, context);
    return {
      id,
      outputs: {
        arn: `arn:${partitionOf(context.region)}:ec2:${context.region}:${Vpc?.OwnerId}:vpc/${id}`,
        ownerId: Vpc?.OwnerId,
        enableDnsSupport: inputs.enableDnsSupport ?? true,
        enableDnsHostnames: inputs.enableDnsHostnames ?? false,
        dhcpOptionsId: Vpc?.DhcpOptionsId,
        ...(await defaultsOf(id, context)),
      },
    };
  },
});

async function reasonPending(id: string, { clients, call }: CreateContext): Promise<string | undefined> {
  const { Vpcs = [] } = await clients.ec2.send(new DescribeVpcsCommand({ VpcIds: [id] }), call);
  const state = Vpcs[0]?.State;
  return state === 'available' ? undefined : `${id} is ${state ?? 'not known'}`;
}

async function setAttribute(
  input: ModifyVpcAttributeRequest,
  { clients, call }: CreateContext,
): Promise<void> {
  const wanted = input.EnableDnsSupport?.Value ?? input.EnableDnsHostnames?.Value;
  if (wanted !== undefined) await clients.ec2.send(new ModifyVpcAttributeCommand(input), call);
}

async function defaultsOf(id: string, { clients, call }: CreateContext): Promise<Record<string, unknown>> {
  const vpc = { Name: 'vpc-id', Values: [id] };
  const { SecurityGroups = [] } = await clients.ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [vpc, { Name: 'group-name', Values: ['default'] }] }),
    call,
  );
  const { RouteTables = [] } = await clients.ec2.send(
    new DescribeRouteTablesCommand({ Filters: [vpc, { Name: 'association.main', Values: ['true'] }] }),
    call,
  );
  const mainRouteTableId = RouteTables[0]?.RouteTableId;
  return {
    defaultSecurityGroupId: SecurityGroups[0]?.GroupId,
    mainRouteTableId,
    defaultRouteTableId: mainRouteTableId,
  };
}
