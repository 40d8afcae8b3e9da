import { formatIpv4 } from '../cidr.js';
import type { Ec2State } from '../state.js';

/** 198.18.0.0/15 is set aside for tests of networks, so nobody on the internet has these addresses. */
const first = 0xc6120000 + 1;
const count = 2 ** 17 - 2;

/**
 * The lowest address that no Elastic IP has. Nothing listens there: an Elastic IP is shown, and carries no traffic.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2544
 */
export function unusedPublicIp({ addresses }: Ec2State): string {
  const taken = new Set([...addresses.values()].map(({ publicIp }) => publicIp));
  for (let offset = 0; offset < count; offset++) {
    const address = formatIpv4(first + offset);
    if (!taken.has(address)) return address;
  }
  throw new RangeError('Every address of 198.18.0.0/15 is taken');
}
