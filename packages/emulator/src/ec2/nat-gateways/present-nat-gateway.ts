import type { NatGateway, NatGatewayAddress } from '@aws-sdk/client-ec2';
import { addressOfInterface } from '../addresses/find-address.js';
import type { Ec2Context } from '../ec2-context.js';
import { tagList } from '../tags/tags.js';
import type { NatGatewayRecord } from './nat-gateway-record.js';

/** A NAT gateway as `CreateNatGateway` and `DescribeNatGateways` show it. */
export const presentNatGateway = (gateway: NatGatewayRecord, ec2: Ec2Context): NatGateway => ({
  NatGatewayId: gateway.natGatewayId,
  SubnetId: gateway.subnetId,
  VpcId: gateway.vpcId,
  ConnectivityType: gateway.kind,
  State: gateway.state,
  FailureCode: gateway.failure?.code,
  FailureMessage: gateway.failure?.message,
  CreateTime: gateway.createTime,
  DeleteTime: gateway.deleteTime,
  NatGatewayAddresses: [presentAddress(gateway, ec2)],
  Tags: tagList(ec2.state, gateway.natGatewayId),
});

function presentAddress(gateway: NatGatewayRecord, { state }: Ec2Context): NatGatewayAddress {
  const { networkInterfaceId, privateIp, allocationId, publicIp } = gateway;
  return {
    NetworkInterfaceId: networkInterfaceId,
    PrivateIp: privateIp,
    AllocationId: allocationId,
    PublicIp: gateway.state === 'pending' ? undefined : publicIp,
    AssociationId: addressOfInterface(state, networkInterfaceId)?.association?.associationId,
    IsPrimary: true,
    Status: gateway.state === 'failed' ? 'failed' : 'succeeded',
  };
}
