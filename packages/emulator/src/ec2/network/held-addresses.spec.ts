import fc from 'fast-check';
import { parseCidr } from '../cidr.js';
import { findPrivateAddress } from '../find-private-address.js';
import { createHeldAddresses } from './held-addresses.js';

const subnetId = 'subnet-1';
const cidr = parseCidr('172.31.0.0/28') ?? { first: 0, size: 0, prefix: 0 };
const holderOf = (host: number) => ({ subnetId, privateIpAddress: `172.31.0.${host}` });

describe('held addresses', () => {
  it('gives the lowest free one, also after one below it came back', () => {
    const held = createHeldAddresses();
    for (const host of [4, 5, 6]) held.follow(undefined, holderOf(host));

    const before = held.lowestFree({ subnetId, cidr });
    held.follow(holderOf(5), undefined);

    expect([before, held.lowestFree({ subnetId, cidr })]).toEqual(['172.31.0.7', '172.31.0.5']);
    expect([held.isHeld(holderOf(5)), held.isHeld(holderOf(6)), held.count(subnetId)]).toEqual([
      false,
      true,
      2,
    ]);
  });

  it('has none when all are held, and one again when one came back', () => {
    const held = createHeldAddresses();
    for (let host = 4; host < 15; host += 1) held.follow(undefined, holderOf(host));

    const full = held.lowestFree({ subnetId, cidr });
    held.follow(holderOf(14), undefined);

    expect([full, held.lowestFree({ subnetId, cidr })]).toEqual([undefined, '172.31.0.14']);
  });

  it('finds what a look at all holders finds, whatever came and went', () => {
    const step = fc.record({ host: fc.integer({ min: 4, max: 14 }), looks: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const held = createHeldAddresses();
        const taken = new Set<string>();
        for (const { host, looks } of steps) {
          const holder = holderOf(host);
          const isTaken = taken.has(holder.privateIpAddress);
          held.follow(isTaken ? holder : undefined, isTaken ? undefined : holder);
          if (isTaken) taken.delete(holder.privateIpAddress);
          else taken.add(holder.privateIpAddress);
          if (looks) expect(held.lowestFree({ subnetId, cidr })).toBe(findPrivateAddress(cidr, taken));
        }
        expect(held.count(subnetId)).toBe(taken.size);
      }),
    );
  });
});
