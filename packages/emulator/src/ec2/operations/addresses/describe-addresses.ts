import type { DescribeAddressesRequest, DescribeAddressesResult } from '@aws-sdk/client-ec2';
import { filterItems, type FilterRules } from '../../../listing/filter-items.js';
import type { AddressRecord } from '../../addresses/address-record.js';
import { notFoundAllocation, notFoundPublicIp } from '../../addresses/find-address.js';
import { presentAddress } from '../../addresses/present-address.js';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';
import { tagsOf } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html */
export function describeAddresses(input: DescribeAddressesRequest, ec2: Ec2Context): DescribeAddressesResult {
  const allocated = findAll(ec2.state.addresses.values(), input.AllocationIds, {
    nameOf: ({ allocationId }) => allocationId,
    notFound: notFoundAllocation,
  });
  const named = findAll(allocated, input.PublicIps, {
    nameOf: ({ publicIp }) => publicIp,
    notFound: notFoundPublicIp,
  });
  const addresses = filterItems(named, input.Filters, rulesOf(ec2));
  return { Addresses: addresses.map((address) => presentAddress(address, ec2)) };
}

const rulesOf = ({ state, surroundings }: Ec2Context): FilterRules<AddressRecord> => ({
  tags: ({ allocationId }) => tagsOf(state, allocationId),
  table: {
    'allocation-id': ({ allocationId }) => allocationId,
    'association-id': ({ association }) => association?.associationId,
    domain: () => 'vpc',
    'instance-id': ({ association }) => association?.instanceId,
    'network-border-group': () => surroundings.region,
    'network-interface-id': ({ association }) => association?.networkInterfaceId,
    'network-interface-owner-id': ({ association }) => association && surroundings.account,
    'private-ip-address': ({ association }) => association?.privateIpAddress,
    'public-ip': ({ publicIp }) => publicIp,
  },
});
