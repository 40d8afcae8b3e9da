import fc from 'fast-check';
import { formatCidr, formatIpv4, parseCidr, parseIpv4 } from './cidr.js';
import { findPrivateAddress, usableAddresses } from './find-private-address.js';

describe('parseCidr', () => {
  it.each([
    ['172.31.0.0/20', '172.31.0.0/20', 4096],
    ['10.1.2.3/24', '10.1.2.0/24', 256],
    ['0.0.0.0/0', '0.0.0.0/0', 2 ** 32],
    ['255.255.255.255/32', '255.255.255.255/32', 1],
  ])('reads %s as %s', (text, canonical, size) => {
    const cidr = parseCidr(text);

    expect(cidr && formatCidr(cidr)).toBe(canonical);
    expect(cidr?.size).toBe(size);
  });

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '256.0.0.0/8', '10.0.0.0/8/8', '10.0.0.0/', 'x/8', ''])(
    'refuses %j',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  it('reads back every address that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (address) => {
        expect(parseIpv4(formatIpv4(address))).toBe(address);
      }),
    );
  });
});

describe('findPrivateAddress', () => {
  const subnet = { first: 0xac1f0000, size: 16, prefix: 28 };

  it('leaves the first four and the last address alone', () => {
    const taken = new Set<string>();
    for (
      let address = findPrivateAddress(subnet, taken);
      address;
      address = findPrivateAddress(subnet, taken)
    ) {
      taken.add(address);
    }

    expect([...taken].at(0)).toBe('172.31.0.4');
    expect([...taken].at(-1)).toBe('172.31.0.14');
    expect(taken.size).toBe(usableAddresses(subnet));
  });

  it('gives a freed address again', () => {
    expect(findPrivateAddress(subnet, new Set(['172.31.0.4', '172.31.0.6']))).toBe('172.31.0.5');
  });
});
