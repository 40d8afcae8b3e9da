import { group, instance } from '../../testing/samples.js';
import { webElb } from '../../testing/simulated-cloud.js';
import { reasonNotReady } from '../reasons/reason-not-ready.js';
import type { Sample } from '../sample/sample.js';
import { countServing } from './serving.js';
import { servingRange } from './serving-range.js';
import { unitsOf } from './units-of.js';
import { zoneFloors } from './zone-floors.js';

const heavy = instance('i-1', { units: 4, zone: 'us-east-1a' });
const light = instance('i-2', { units: 2, zone: 'us-east-1b' });
const web = group('web-v001', [heavy, light], { desiredCapacity: 6, sourceIds: ['web-elb'] });

/** Everything was read, and these serve. */
const sampleOf = (...serving: readonly string[]): Sample => ({
  at: 0,
  groups: { kind: 'read', value: [web] },
  sources: [
    {
      id: 'web-elb',
      states: {
        kind: 'read',
        value: web.instances.map(({ instanceId }) => ({
          instanceId,
          state: serving.includes(instanceId) ? 'serving' : 'failing',
          says: 'OutOfService',
          reasonCode: 'Instance',
          description: 'N/A',
        })),
      },
    },
  ],
});

const wanted = { groupName: 'web-v001', capacity: 6, sources: [webElb] };

describe('capacity in the units of a group', () => {
  it('counts an instance as its weight, and as one without', () => {
    expect(unitsOf([heavy, light, instance('i-3')])).toBe(7);
    expect(unitsOf([])).toBe(0);
  });

  it('is what serves, for sure and at most', () => {
    expect(countServing(web, sampleOf('i-1'))).toBe(4);
    expect(servingRange(sampleOf('i-1', 'i-2'), 'web-v001')).toEqual({ least: 6, most: 6 });
  });

  it('is wanted of a group that takes over: a light instance does not stand for a heavy one', () => {
    expect(reasonNotReady(sampleOf('i-1', 'i-2'), wanted)).toBeUndefined();
    expect(reasonNotReady(sampleOf('i-2'), wanted)).toMatch(/^2 of 6 serve; i-1 is/);
  });

  it('is missing where nothing was launched for it yet', () => {
    const more = { ...wanted, capacity: 6 };
    const half: Sample = {
      ...sampleOf('i-2'),
      groups: { kind: 'read', value: [{ ...web, instances: [light] }] },
    };

    expect(reasonNotReady(half, more)).toBe('2 of 6 serve; 4 not launched yet');
  });

  it('is held in each zone where a load balancer does not cross zones', () => {
    const alone = [{ ...webElb, crossZone: false }];
    const floors = zoneFloors(sampleOf('i-1', 'i-2'), web, alone);

    expect(Object.fromEntries(floors)).toEqual({ 'us-east-1a': 3, 'us-east-1b': 1 });
    expect(reasonNotReady(sampleOf('i-2'), { ...wanted, capacity: 1, zones: floors })).toContain(
      '0 of 3 serve in us-east-1a',
    );
  });
});
