import { parseIpv4, type Cidr } from '../cidr.js';
import { findPrivateAddress } from '../find-private-address.js';

/** What holds an address of a subnet: a network interface, or an instance by its primary one. */
export interface AddressHolder {
  readonly subnetId: string;
  readonly privateIpAddress: string;
}

/** Which addresses of which subnet are held, known without a look at all that may hold one. */
export interface HeldAddresses {
  isHeld(holder: AddressHolder): boolean;
  count(subnetId: string): number;
  /** Nothing when all are held. */
  lowestFree(subnet: { readonly subnetId: string; readonly cidr: Cidr }): string | undefined;
  /** Learns that a holder came, changed or went. */
  follow(before: AddressHolder | undefined, after: AddressHolder | undefined): void;
}

interface SubnetAddresses {
  readonly held: Set<string>;
  /** Every usable address below it is held, so that none is looked at twice. */
  searchFrom: number;
}

export function createHeldAddresses(): HeldAddresses {
  const subnets = new Map<string, SubnetAddresses>();
  const of = (subnetId: string): SubnetAddresses => {
    const known = subnets.get(subnetId) ?? { held: new Set(), searchFrom: 0 };
    subnets.set(subnetId, known);
    return known;
  };
  const release = ({ subnetId, privateIpAddress }: AddressHolder) => {
    const addresses = of(subnetId);
    addresses.held.delete(privateIpAddress);
    addresses.searchFrom = Math.min(addresses.searchFrom, parseIpv4(privateIpAddress) ?? 0);
  };
  return {
    isHeld: ({ subnetId, privateIpAddress }) => subnets.get(subnetId)?.held.has(privateIpAddress) ?? false,
    count: (subnetId) => subnets.get(subnetId)?.held.size ?? 0,
    lowestFree({ subnetId, cidr }) {
      const addresses = of(subnetId);
      const found = findPrivateAddress(cidr, addresses.held, addresses.searchFrom);
      addresses.searchFrom = (found === undefined ? undefined : parseIpv4(found)) ?? Infinity;
      return found;
    },
    follow(before, after) {
      if (before?.privateIpAddress === after?.privateIpAddress && before?.subnetId === after?.subnetId)
        return;
      if (before) release(before);
      if (after) of(after.subnetId).held.add(after.privateIpAddress);
    },
  };
}
