import { usableAddresses } from '../find-private-address.js';
import type { Ec2State } from '../state.js';
import type { SubnetRecord } from './network-records.js';

/** AWS's `AvailableIpAddressCount`. */
export const freeAddresses = ({ heldAddresses }: Ec2State, { subnetId, cidr }: SubnetRecord) =>
  usableAddresses(cidr) - heldAddresses.count(subnetId);
