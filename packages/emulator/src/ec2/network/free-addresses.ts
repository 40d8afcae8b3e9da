import type { Ec2State } from '../state.js';
import { usableAddresses } from '../find-private-address.js';
import type { SubnetRecord } from './network-records.js';

/** Addresses of a subnet that instances hold; a terminated instance holds none. */
export function takenAddresses({ instances }: Ec2State, subnetId: string): ReadonlySet<string> {
  const holders = [...instances.values()].filter(
    (one) => one.subnetId === subnetId && one.state !== 'terminated',
  );
  return new Set(holders.map(({ privateIpAddress }) => privateIpAddress));
}

/** AWS's `AvailableIpAddressCount`. */
export const freeAddresses = (state: Ec2State, { subnetId, cidr }: SubnetRecord) =>
  usableAddresses(cidr) - takenAddresses(state, subnetId).size;
