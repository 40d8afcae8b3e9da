/** A block of IPv4 addresses; addresses are unsigned 32-bit numbers. */
export interface Cidr {
  readonly first: number;
  readonly size: number;
  readonly prefix: number;
}

/** Reads `a.b.c.d/n`; host bits are cleared, as EC2 does. Nothing for text that is not a block. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', bits = ''] = text.split('/', 2);
  const host = parseIpv4(address);
  const prefix = /^\d{1,2}$/.test(bits) ? Number(bits) : 33;
  if (host === undefined || prefix > 32 || text.split('/').length !== 2) return undefined;
  const size = 2 ** (32 - prefix);
  return { first: host - (host % size), size, prefix };
}

export const formatCidr = ({ first, prefix }: Cidr) => `${formatIpv4(first)}/${prefix}`;

/** Reads dotted decimal; nothing for anything else. */
export function parseIpv4(text: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((address, byte) => address * 256 + byte, 0);
}

export const formatIpv4 = (address: number) =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

/** Whether every address of `inner` is in `outer`. */
export const containsCidr = (outer: Cidr, inner: Cidr) =>
  inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;

/** Whether two blocks share an address. */
export const overlapsCidr = (one: Cidr, other: Cidr) =>
  one.first < other.first + other.size && other.first < one.first + one.size;
