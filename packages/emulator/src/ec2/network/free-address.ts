import { AwsError } from '../../aws-error.js';
import { findPrivateAddress } from '../find-private-address.js';
import type { Ec2State } from '../state.js';
import { takenAddresses } from './free-addresses.js';
import type { SubnetRecord } from './network-records.js';

/** The lowest free address of a subnet. Throws `InsufficientFreeAddressesInSubnet`. */
export function freeAddress(
  state: Ec2State,
  { subnetId, cidr }: Pick<SubnetRecord, 'subnetId' | 'cidr'>,
): string {
  const address = findPrivateAddress(cidr, takenAddresses(state, subnetId));
  if (address !== undefined) return address;
  throw noFreeAddresses(subnetId);
}

export const noFreeAddresses = (subnetId: string) =>
  new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `There are not enough free addresses in subnet '${subnetId}' to satisfy the requested number of instances.`,
  );
