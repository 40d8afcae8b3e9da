import fc from 'fast-check';
import { parseIpv4, reasonNotCidr, subnetAt, subnetCount } from './ipv4.js';

describe('reasonNotCidr', () => {
  it.each(['0.0.0.0/0', '10.0.0.0/8', '172.31.0.0/16', '198.51.100.7/32'])(
    'has nothing against %s',
    (cidr) => {
      expect(reasonNotCidr(cidr)).toBeUndefined();
    },
  );

  it.each([
    ['10.0.0.0', 'is not an IPv4 CIDR'],
    ['10.0.0.0/33', 'is not an IPv4 CIDR'],
    ['10.0.0.0/08', 'is not an IPv4 CIDR'],
    ['10.0.0.0/8/8', 'is not an IPv4 CIDR'],
    ['10.0.0/8', 'is not an IPv4 CIDR'],
    ['300.0.0.0/8', 'is not an IPv4 CIDR'],
    ['::/0', 'is not an IPv4 CIDR'],
    ['', 'is not an IPv4 CIDR'],
    ['10.0.0.9/29', '`10.0.0.8/29` is meant?'],
  ])('says what is wrong with %p', (cidr, reason) => {
    expect(reasonNotCidr(cidr)).toContain(reason);
  });

  it.each([[undefined], [16], [null], [{}]])('says what is wrong with %p', (value) => {
    expect(reasonNotCidr(value)).toContain('is to be a CIDR such as `172.31.0.0/16`, got ');
  });
});

describe('subnetAt', () => {
  it.each([
    ['172.31.0.0/16', 24, 0, '172.31.0.0/24'],
    ['172.31.0.0/16', 24, 255, '172.31.255.0/24'],
    ['10.0.0.0/26', 28, 3, '10.0.0.48/28'],
    ['192.168.255.0/24', 28, 15, '192.168.255.240/28'],
  ])('of %s, /%d, number %d is %s', (cidr, prefix, index, subnet) => {
    expect(subnetAt(parseIpv4(cidr), prefix, index)).toBe(subnet);
  });

  it('follows its forerunner without a gap, to the end of the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 24 }), fc.integer({ min: 0, max: 4 }), (vpcPrefix, more) => {
        const range = parseIpv4(`10.0.0.0/${vpcPrefix}`);
        const prefix = vpcPrefix + more;
        const count = subnetCount(range, prefix);

        const starts = Array.from(
          { length: count },
          (_, index) => parseIpv4(subnetAt(range, prefix, index)).start,
        );

        const size = 2n ** BigInt(32 - prefix);
        expect(starts).toEqual(starts.map((_, index) => range.start + BigInt(index) * size));
        expect(BigInt(count) * size).toBe(2n ** BigInt(32 - vpcPrefix));
      }),
    );
  });
});
