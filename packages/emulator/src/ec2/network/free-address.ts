import { AwsError } from '../../service/aws-error.js';
import type { Ec2State } from '../state.js';
import type { SubnetRecord } from './network-records.js';

/** The lowest free address of a subnet. Throws `InsufficientFreeAddressesInSubnet`. */
export function freeAddress(
  { heldAddresses }: Ec2State,
  subnet: Pick<SubnetRecord, 'subnetId' | 'cidr'>,
): string {
  const address = heldAddresses.lowestFree(subnet);
  if (address !== undefined) return address;
  throw noFreeAddresses(subnet.subnetId);
}

export const noFreeAddresses = (subnetId: string) =>
  new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `There are not enough free addresses in subnet '${subnetId}' to satisfy the requested number of instances.`,
  );
