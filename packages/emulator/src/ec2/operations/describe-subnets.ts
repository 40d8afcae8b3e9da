import type { DescribeSubnetsRequest, DescribeSubnetsResult, Subnet } from '@aws-sdk/client-ec2';
import { formatCidr } from '../cidr.js';
import type { Ec2Context } from '../ec2-context.js';
import { subnetArn, subnetRules } from '../filters/network-filters.js';
import { findAll } from '../find-all.js';
import { notFoundSubnet } from '../network/find-network.js';
import { freeAddresses } from '../network/free-addresses.js';
import type { SubnetRecord } from '../network/network-records.js';
import { selectPage } from '../select-page.js';
import { tagList } from '../tags/tags.js';
import { zoneId } from '../zones/zone-id.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
export function describeSubnets(input: DescribeSubnetsRequest, ec2: Ec2Context): DescribeSubnetsResult {
  const named = findAll(ec2.state.subnets.values(), input.SubnetIds, {
    nameOf: ({ subnetId }) => subnetId,
    notFound: notFoundSubnet,
  });
  const { items, NextToken } = selectPage(named, input, subnetRules(ec2));
  return { Subnets: items.map((subnet) => presentSubnet(subnet, ec2)), NextToken };
}

function presentSubnet(subnet: SubnetRecord, { state, surroundings }: Ec2Context): Subnet {
  return {
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
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    Tags: tagList(state, subnet.subnetId),
  };
}
