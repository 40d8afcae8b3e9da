import { formatIpv4, type Cidr } from './cidr.js';

const reservedAtStart = 4;
const reservedAtEnd = 1;

/** How many addresses of a subnet instances may have: AWS keeps the first four and the last. */
export const usableAddresses = ({ size }: Cidr) => Math.max(0, size - reservedAtStart - reservedAtEnd);

/** The lowest free address of a subnet, none below `from`; nothing when all are taken. */
export function findPrivateAddress(subnet: Cidr, taken: ReadonlySet<string>, from = 0): string | undefined {
  const end = subnet.first + subnet.size - reservedAtEnd;
  for (let address = Math.max(from, subnet.first + reservedAtStart); address < end; address++) {
    const text = formatIpv4(address);
    if (!taken.has(text)) return text;
  }
  return undefined;
}

/** Whether instances may have an address. */
export const isUsableAddress = ({ first, size }: Cidr, address: number) =>
  address >= first + reservedAtStart && address < first + size - reservedAtEnd;
