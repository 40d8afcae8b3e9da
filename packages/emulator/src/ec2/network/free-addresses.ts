import { usableAddresses } from '../find-private-address.js';
import type { Ec2State } from '../state.js';
import type { SubnetRecord } from './network-records.js';

/** Addresses of a subnet that network interfaces hold, those of instances among them. */
export function takenAddresses(
  { networkInterfaces, instances }: Ec2State,
  subnetId: string,
): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const one of networkInterfaces.values())
    if (one.subnetId === subnetId) taken.add(one.privateIpAddress);
  for (const one of instances.values())
    if (one.subnetId === subnetId && one.state !== 'terminated') taken.add(one.privateIpAddress);
  return taken;
}

/** AWS's `AvailableIpAddressCount`. */
export const freeAddresses = (state: Ec2State, { subnetId, cidr }: SubnetRecord) =>
  usableAddresses(cidr) - takenAddresses(state, subnetId).size;
