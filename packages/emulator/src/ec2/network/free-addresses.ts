import { usableAddresses } from '../find-private-address.js';
import { networkInterfaces } from '../network-interfaces/network-interfaces.js';
import type { Ec2State } from '../state.js';
import type { SubnetRecord } from './network-records.js';

/** Addresses of a subnet that network interfaces hold, those of instances among them. */
export function takenAddresses(state: Ec2State, subnetId: string): ReadonlySet<string> {
  const holders = networkInterfaces(state).filter((one) => one.subnetId === subnetId);
  return new Set(holders.map(({ privateIpAddress }) => privateIpAddress));
}

/** AWS's `AvailableIpAddressCount`. */
export const freeAddresses = (state: Ec2State, { subnetId, cidr }: SubnetRecord) =>
  usableAddresses(cidr) - takenAddresses(state, subnetId).size;
