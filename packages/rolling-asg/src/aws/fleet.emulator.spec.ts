import { floorOf } from '../observe/capacity/floor.js';
import { rollFleet, type FleetMember } from '../testing/fleet.js';

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

const unitsOf = (members: readonly FleetMember[]) => members.reduce((sum, { units }) => sum + units, 0);

/** Units in each zone. */
const unitsByZone = (members: readonly FleetMember[]) =>
  Object.fromEntries(zones.map((zone) => [zone, unitsOf(members.filter((one) => one.zone === zone))]));

const countByType = (members: readonly FleetMember[]) =>
  members.reduce<Record<string, number>>(
    (counts, { type }) => ({ ...counts, [type]: (counts[type] ?? 0) + 1 }),
    {},
  );

/** Moments at which a zone served less than the floor of what it served before, in words. */
function belowFloor({ before, samples }: Awaited<ReturnType<typeof rollFleet>>): readonly string[] {
  const served = unitsByZone(before);
  return samples.flatMap((sample, second) => {
    const now = unitsByZone(sample);
    const low = zones.filter((zone) => (now[zone] ?? 0) < floorOf(served[zone] ?? 0));
    return low.map((zone) => `${second} s: ${now[zone]} of ${served[zone]} units serve in ${zone}`);
  });
}

/** Of those that AWS takes as many instances in as there are; it protects 50 from scale-in at a time. */
const callsFor = ({ calls }: Awaited<ReturnType<typeof rollFleet>>) =>
  new Map([...calls].filter(([operation]) => operation !== 'SetInstanceProtection'));

const nextInC = { zones: ['us-east-1c'], groups: ['web-v001'] };
/** Next has two thirds of its instances half a minute before the last. */
const lateZone = { fault: 'slow-boot', ...nextInC, bootMs: 40_000 } as const;

describe('a group of four types that count differently, behind a load balancer that does not cross zones', () => {
  it('of 200 instances is rolled: no zone ever serves fewer units than its floor, AWS is asked as often as for 4', async () => {
    const [few, many] = [await rollFleet(4, lateZone), await rollFleet(200, lateZone)];

    expect(countByType(many.before)).toEqual({
      ...{ 'c5.large': 50, 'c5.xlarge': 50, 'c5.2xlarge': 50, 'c5.4xlarge': 50 },
    });
    expect(many.result).toMatchObject({
      outcome: 'deployed',
      live: { name: 'web-v001', inService: 750, desiredCapacity: 750 },
    });
    expect(belowFloor(many)).toEqual([]);
    expect(many.samples.map(unitsOf)).toContain(2 * 750);
    expect(countByType(many.after)).toEqual(countByType(many.before));
    expect(callsFor(many)).toEqual(callsFor(few));
    expect(many.calls.get('SetInstanceProtection')).toBe((few.calls.get('SetInstanceProtection') ?? 0) * 4);
  });

  it('goes back where next has all its units, and none of them in a zone', async () => {
    const rolled = await rollFleet(40, { fault: 'insufficient-capacity', ...nextInC });

    expect(rolled.samples.map(unitsOf)).toContain(2 * 150);
    expect(rolled.result).toMatchObject({
      outcome: 'rolled-back',
      live: { name: 'web-asg', inService: 150, desiredCapacity: 150 },
    });
    expect(rolled.result.reason).toContain('serve in us-east-1c, and a load balancer does not cross zones');
    expect(belowFloor(rolled)).toEqual([]);
  });
});
