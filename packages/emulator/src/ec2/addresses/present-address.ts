import type { Address } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../ec2-context.js';
import { tagList } from '../tags/tags.js';
import type { AddressRecord } from './address-record.js';

/** An Elastic IP as `DescribeAddresses` shows it. */
export const presentAddress = (
  { allocationId, publicIp, association }: AddressRecord,
  { state, surroundings }: Ec2Context,
): Address => ({
  AllocationId: allocationId,
  PublicIp: publicIp,
  PublicIpv4Pool: 'amazon',
  Domain: 'vpc',
  NetworkBorderGroup: surroundings.region,
  ...(association && {
    AssociationId: association.associationId,
    NetworkInterfaceId: association.networkInterfaceId,
    NetworkInterfaceOwnerId: surroundings.account,
    PrivateIpAddress: association.privateIpAddress,
    InstanceId: association.instanceId,
  }),
  Tags: tagList(state, allocationId),
});
