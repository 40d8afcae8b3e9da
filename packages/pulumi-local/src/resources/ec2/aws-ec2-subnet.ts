import {
  CreateSubnetCommand,
  DescribeSubnetsCommand,
  ModifySubnetAttributeCommand,
} from '@aws-sdk/client-ec2';
import type { SubnetArgs } from '@pulumi/aws/ec2/subnet.js';
import type { CreateContext } from '../../terms/create-context.js';
import { defineResource } from '../../terms/define-resource.js';
import { expectMade } from '../../translate/expect-made.js';
import { tagSpecifications } from '../../translate/tags.js';
import { untilReady } from '../../waits/until-ready.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html */
export const awsEc2Subnet = defineResource<SubnetArgs>()({
  type: 'aws:ec2/subnet:Subnet',
  inputs: ['vpcId', 'cidrBlock', 'availabilityZone', 'availabilityZoneId', 'mapPublicIpOnLaunch', 'tags'],
  create: async (inputs, context) => {
    const { clients, call } = context;
    const { Subnet } = await clients.ec2.send(
      new CreateSubnetCommand({
        VpcId: inputs.vpcId,
        CidrBlock: inputs.cidrBlock,
        AvailabilityZone: inputs.availabilityZone,
        AvailabilityZoneId: inputs.availabilityZoneId,
        TagSpecifications: tagSpecifications('subnet', inputs.tags),
      }),
      call,
    );
    const id = expectMade(Subnet?.SubnetId, 'a SubnetId');
    await untilReady(() => reasonPending(id, context), context, { timeoutMs: 60_000 });
    if (inputs.mapPublicIpOnLaunch) await mapPublicIp(id, context);
    return {
      id,
      outputs: {
        arn: Subnet?.SubnetArn,
        ownerId: Subnet?.OwnerId,
        availabilityZone: Subnet?.AvailabilityZone,
        availabilityZoneId: Subnet?.AvailabilityZoneId,
        mapPublicIpOnLaunch: inputs.mapPublicIpOnLaunch ?? false,
      },
    };
  },
});

async function reasonPending(id: string, { clients, call }: CreateContext): Promise<string | undefined> {
  const { Subnets = [] } = await clients.ec2.send(new DescribeSubnetsCommand({ SubnetIds: [id] }), call);
  const state = Subnets[0]?.State;
  return state === 'available' ? undefined : `${id} is ${state ?? 'not known'}`;
}

async function mapPublicIp(SubnetId: string, { clients, call }: CreateContext): Promise<void> {
  await clients.ec2.send(
    new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: true } }),
    call,
  );
}
