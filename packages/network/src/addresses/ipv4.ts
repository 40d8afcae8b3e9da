import { isIPv4 } from 'node:net';
import { parseCidr } from 'cidr-tools';

/** An IPv4 CIDR, taken apart. */
export interface Ipv4Range {
  readonly start: bigint;
  readonly prefix: number;
}

/** Why `text` is not a canonical IPv4 CIDR, or `undefined`. Stricter than the library, which reads `300.1.1.1/8`. */
export function reasonNotCidr(text: unknown): string | undefined {
  if (typeof text !== 'string') return `is to be a CIDR such as \`172.31.0.0/16\`, got ${describe(text)}`;
  const [address = '', prefix = '', ...rest] = text.split('/');
  const isWellFormed = isIPv4(address) && /^(?:\d|[12]\d|3[0-2])$/.test(prefix) && rest.length === 0;
  if (!isWellFormed) return `\`${text}\` is not an IPv4 CIDR such as \`172.31.0.0/16\``;
  // Not by `normalizeCidr`, which makes nonsense of a /32.
  const { start } = parseCidr(text);
  const canonical = `${formatIpv4(start)}/${prefix}`;
  if (canonical !== text) return `\`${text}\` has bits set beyond its prefix: \`${canonical}\` is meant?`;
  return undefined;
}

/** The range of a CIDR for which {@link reasonNotCidr} has nothing to say. */
export function parseIpv4(cidr: string): Ipv4Range {
  const { start, prefix } = parseCidr(cidr);
  return { start, prefix: Number(prefix) };
}

/** The subnet number `index` of prefix length `prefix` in `range`. */
export function subnetAt(range: Ipv4Range, prefix: number, index: number): string {
  const start = range.start + BigInt(index) * (1n << BigInt(32 - prefix));
  return `${formatIpv4(start)}/${prefix}`;
}

/** How many subnets of prefix length `prefix` fit in `range`; 0 when they are larger than it. */
export function subnetCount(range: Ipv4Range, prefix: number): number {
  return prefix < range.prefix ? 0 : 2 ** (prefix - range.prefix);
}

/** `255.255.255.0` of 24. */
export const netmaskOf = (prefix: number): string => formatIpv4((1n << 32n) - (1n << BigInt(32 - prefix)));

function formatIpv4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
}

function describe(value: unknown): string {
  return `\`${String(value)}\` (${typeof value})`;
}
