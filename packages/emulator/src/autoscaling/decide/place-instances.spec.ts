import fc from 'fast-check';
import { makeSubnets } from '../../testing/autoscaling/autoscaling-group.js';
import { countBy, placeInstances } from './place-instances.js';

const subnets = makeSubnets('a', 'b', 'c');
const zonesOf = (places: readonly { readonly zone: string }[]) => places.map(({ zone }) => zone);
const none = new Set<string>();

describe('placeInstances', () => {
  it.each([
    { present: '', count: 2, zones: 'ab' },
    { present: 'a', count: 2, zones: 'bc' },
    { present: 'aab', count: 3, zones: 'cbc' },
    { present: 'abc', count: 4, zones: 'abca' },
    { present: 'z', count: 1, zones: 'a' },
  ])('puts $count beside "$present" into $zones', ({ present, count, zones }) => {
    const there = [...present].map((zone) => ({ zone, subnetId: `subnet-${zone}` }));

    const places = placeInstances(subnets, there, { count, avoid: none });

    expect(zonesOf(places).join('')).toBe(zones);
  });

  it('evens the subnets of a zone', () => {
    const twoInA = [...makeSubnets('a'), { subnetId: 'subnet-a2', vpcId: 'vpc-1', zone: 'a' }];

    const places = placeInstances(twoInA, [], { count: 3, avoid: none });

    expect(places.map(({ subnetId }) => subnetId)).toEqual(['subnet-a', 'subnet-a2', 'subnet-a']);
  });

  it('leaves zones out while there are others', () => {
    expect(zonesOf(placeInstances(subnets, [], { count: 2, avoid: new Set(['a']) }))).toEqual(['b', 'c']);
    expect(zonesOf(placeInstances(subnets, [], { count: 1, avoid: new Set(['a', 'b', 'c']) }))).toEqual([
      'a',
    ]);
  });

  it('never lets zones of an even group differ by more than one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(7)), (zoneCount, batches) => {
        const zones = makeSubnets(...[...'abcdef'].slice(0, zoneCount));

        const placed = batches.reduce<typeof zones>(
          (present, count) => [...present, ...placeInstances(zones, present, { count, avoid: none })],
          [],
        );

        const counts = countBy(placed, ({ zone }) => zone);
        const perZone = zones.map(({ zone }) => counts.get(zone) ?? 0);
        expect(placed).toHaveLength(batches.reduce((sum, count) => sum + count, 0));
        expect(Math.max(...perZone) - Math.min(...perZone)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
