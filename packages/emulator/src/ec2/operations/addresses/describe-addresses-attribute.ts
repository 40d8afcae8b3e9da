import type {
  DescribeAddressesAttributeRequest,
  DescribeAddressesAttributeResult,
} from '@aws-sdk/client-ec2';
import { notFoundAllocation } from '../../addresses/find-address.js';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';

/**
 * The reverse DNS names of addresses: none has one, as the emulator has no `ModifyAddressAttribute`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddressesAttribute.html
 */
export function describeAddressesAttribute(
  input: DescribeAddressesAttributeRequest,
  { state }: Ec2Context,
): DescribeAddressesAttributeResult {
  findAll(state.addresses.values(), input.AllocationIds, {
    nameOf: ({ allocationId }) => allocationId,
    notFound: notFoundAllocation,
  });
  return { Addresses: [] };
}
