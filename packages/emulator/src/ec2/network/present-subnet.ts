import type { Subnet } from '@aws-sdk/client-ec2';
import { formatCidr } from '../cidr.js';
import type { Ec2Context } from '../ec2-context.js';
import { subnetArn } from '../filters/network-filters.js';
import { tagList } from '../tags/tags.js';
import { zoneId } from '../zones/zone-id.js';
import { freeAddresses } from './free-addresses.js';
import type { SubnetRecord } from './network-records.js';

/** A subnet as `CreateSubnet` and `DescribeSubnets` show it. */
export const presentSubnet = (subnet: SubnetRecord, { state, surroundings }: Ec2Context): Subnet => ({
  SubnetId: subnet.subnetId,
  SubnetArn: subnetArn(surroundings, subnet.subnetId),
  VpcId: subnet.vpcId,
  OwnerId: surroundings.account,
  State: 'available',
  AvailabilityZone: subnet.zone,
  AvailabilityZoneId: zoneId(surroundings.region, subnet.zone),
  AvailableIpAddressCount: freeAddresses(state, subnet),
  CidrBlock: formatCidr(subnet.cidr),
  DefaultForAz: subnet.defaultForZone,
  MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
  MapCustomerOwnedIpOnLaunch: false,
  AssignIpv6AddressOnCreation: false,
  Ipv6Native: false,
  Ipv6CidrBlockAssociationSet: [],
  EnableDns64: false,
  PrivateDnsNameOptionsOnLaunch: {
    HostnameType: subnet.hostnameType,
    EnableResourceNameDnsARecord: subnet.enableResourceNameDnsARecord,
    EnableResourceNameDnsAAAARecord: false,
  },
  Tags: tagList(state, subnet.subnetId),
});
