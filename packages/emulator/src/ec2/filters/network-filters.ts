import { formatCidr } from '../cidr.js';
import type { SelectRules } from '../select-page.js';
import { freeAddresses } from '../network/free-addresses.js';
import type { SubnetRecord, VpcRecord } from '../network/network-records.js';
import { tagsOf } from '../tags/tags.js';
import type { Ec2Context } from '../ec2-context.js';
import { noneHave } from './none-have.js';
import { zoneId } from '../zones/zone-id.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const vpcRules = ({ state, surroundings }: Ec2Context): SelectRules<VpcRecord> => ({
  tags: ({ vpcId }) => tagsOf(state, vpcId),
  table: {
    'vpc-id': ({ vpcId }) => vpcId,
    cidr: ({ cidr }) => formatCidr(cidr),
    cidrBlock: ({ cidr }) => formatCidr(cidr),
    'cidr-block': ({ cidr }) => formatCidr(cidr),
    'cidr-block-association.cidr-block': ({ cidr }) => formatCidr(cidr),
    'cidr-block-association.association-id': ({ cidrAssociationId }) => cidrAssociationId,
    'cidr-block-association.state': () => 'associated',
    'dhcp-options-id': ({ dhcpOptionsId }) => dhcpOptionsId,
    'is-default': ({ isDefault }) => isDefault,
    isDefault: ({ isDefault }) => isDefault,
    'owner-id': () => surroundings.account,
    state: () => 'available',
    ...noneHave(
      'ipv6-cidr-block-association.ipv6-cidr-block',
      'ipv6-cidr-block-association.ipv6-pool',
      'ipv6-cidr-block-association.association-id',
      'ipv6-cidr-block-association.state',
    ),
  },
});

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
export const subnetRules = ({ state, surroundings }: Ec2Context): SelectRules<SubnetRecord> => ({
  tags: ({ subnetId }) => tagsOf(state, subnetId),
  table: {
    'subnet-id': ({ subnetId }) => subnetId,
    'subnet-arn': ({ subnetId }) => subnetArn(surroundings, subnetId),
    'vpc-id': ({ vpcId }) => vpcId,
    'availability-zone': ({ zone }) => zone,
    availabilityZone: ({ zone }) => zone,
    'availability-zone-id': ({ zone }) => zoneId(surroundings.region, zone),
    'available-ip-address-count': (subnet) => freeAddresses(state, subnet),
    cidr: ({ cidr }) => formatCidr(cidr),
    cidrBlock: ({ cidr }) => formatCidr(cidr),
    'cidr-block': ({ cidr }) => formatCidr(cidr),
    'default-for-az': ({ defaultForZone }) => defaultForZone,
    defaultForAz: ({ defaultForZone }) => defaultForZone,
    'map-public-ip-on-launch': ({ mapPublicIpOnLaunch }) => mapPublicIpOnLaunch,
    'owner-id': () => surroundings.account,
    state: () => 'available',
    'enable-dns64': () => false,
    'ipv6-native': () => false,
    'map-customer-owned-ip-on-launch': () => false,
    'private-dns-name-options-on-launch.hostname-type': () => 'ip-name',
    'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': () => false,
    'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record': () => false,
    ...noneHave('customer-owned-ipv4-pool', 'enable-lni-at-device-index', 'outpost-arn'),
    ...noneHave(
      'ipv6-cidr-block-association.ipv6-cidr-block',
      'ipv6-cidr-block-association.association-id',
      'ipv6-cidr-block-association.state',
    ),
  },
});

/** The ARN of a subnet. */
export const subnetArn = ({ region, account }: Ec2Context['surroundings'], subnetId: string) =>
  `arn:aws:ec2:${region}:${account}:subnet/${subnetId}`;
