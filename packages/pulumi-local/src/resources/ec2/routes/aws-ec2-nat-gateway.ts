import {
  type ConnectivityType,
  CreateNatGatewayCommand,
  DescribeNatGatewaysCommand,
  type NatGateway,
} from '@aws-sdk/client-ec2';
import type { NatGatewayArgs } from '@pulumi/aws/ec2/natGateway.js';
import type { CreateContext } from '../../../terms/create-context.js';
import { defineResource } from '../../../terms/define-resource.js';
import { expectMade } from '../../../translate/expect-made.js';
import { tagSpecifications } from '../../../translate/tags.js';
import { toAwsEnum } from '../../../translate/to-aws.js';
import { untilReady } from '../../../waits/until-ready.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html */
export const awsEc2NatGateway = defineResource<NatGatewayArgs>()({
  type: 'aws:ec2/natGateway:NatGateway',
  inputs: ['allocationId', 'subnetId', 'connectivityType', 'privateIp', 'tags'],
  create: async (inputs, context) => {
    const { NatGateway } = await context.clients.ec2.send(
      new CreateNatGatewayCommand({
        SubnetId: inputs.subnetId,
        AllocationId: inputs.allocationId,
        ConnectivityType: toAwsEnum<ConnectivityType>(inputs.connectivityType),
        PrivateIpAddress: inputs.privateIp,
        TagSpecifications: tagSpecifications('natgateway', inputs.tags),
      }),
      context.call,
    );
    const id = expectMade(NatGateway?.NatGatewayId, 'a NatGatewayId');
    await untilReady(() => reasonPending(id, context), context, { timeoutMs: 600_000 });
    const [address] = (await describe(id, context))?.NatGatewayAddresses ?? [];
    return {
      id,
      outputs: {
        connectivityType: inputs.connectivityType ?? 'public',
        publicIp: address?.PublicIp,
        privateIp: address?.PrivateIp,
        networkInterfaceId: address?.NetworkInterfaceId,
        associationId: address?.AssociationId,
      },
    };
  },
});

async function reasonPending(id: string, context: CreateContext): Promise<string | undefined> {
  const gateway = await describe(id, context);
  if (gateway?.State === 'failed')
    throw new Error(`${id} failed: ${gateway.FailureMessage ?? gateway.FailureCode}`);
  return gateway?.State === 'available' ? undefined : `${id} is ${gateway?.State ?? 'not known'}`;
}

async function describe(id: string, { clients, call }: CreateContext): Promise<NatGateway | undefined> {
  const describeGateways = new DescribeNatGatewaysCommand({ NatGatewayIds: [id] });
  const { NatGateways = [] } = await clients.ec2.send(describeGateways, call);
  return NatGateways[0];
}
