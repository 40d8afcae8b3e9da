import { reasonHopeless } from './reason-hopeless.js';
import type { Sample } from '../sample/sample.js';
import { rememberSample, type Sightings } from '../capacity/sightings.js';
import { failing, group, inService, instance, sample } from '../../testing/samples.js';

const facts = { groupName: 'web-v002', wanted: 2, graceMs: 60_000, timeToHealthyMs: 30_000 };
const two = [instance('i-1'), instance('i-2')];
const bad = { 'web-elb': { 'i-1': failing, 'i-2': failing } };

function judge(...samples: readonly [Sample, ...Sample[]]): string | undefined {
  const sightings = samples.reduce<Sightings>(rememberSample, new Map());
  return reasonHopeless(samples[samples.length - 1] ?? samples[0], sightings, facts);
}

const at = (ms: number, instances = two, states: Parameters<typeof sample>[1] = bad) =>
  sample([group('web-v002', instances)], states, ms);

describe('reasonHopeless', () => {
  it('says nothing before the grace period and the checks of a late one are over, because a slow boot looks the same', () => {
    expect(judge(at(0), at(60_001))).toBeUndefined();
    expect(judge(at(0), at(90_000))).toBeUndefined();
  });

  it('names every instance that is still out of service after that', () => {
    expect(judge(at(0), at(90_001))).toBe(
      '2 of 2 instances never became healthy (' +
        'i-1: OutOfService in web-elb, Instance has failed at least the UnhealthyThreshold number of health checks consecutively; ' +
        'i-2: OutOfService in web-elb, Instance has failed at least the UnhealthyThreshold number of health checks consecutively)',
    );
  });

  it('says how the checks fail where one of several traffic sources knows', () => {
    const mismatch = {
      ...failing,
      says: 'unhealthy',
      reasonCode: 'Target.ResponseCodeMismatch',
      description: 'Health checks failed with these codes: [500]',
      saysHow: true,
    };
    const states = { ...bad, 'web-tg': { 'i-1': mismatch, 'i-2': mismatch } };

    expect(judge(at(0, two, states), at(90_001, two, states))).toBe(
      '2 of 2 instances never became healthy (' +
        'i-1: unhealthy in web-tg, Health checks failed with these codes: [500]; ' +
        'i-2: unhealthy in web-tg, Health checks failed with these codes: [500])',
    );
  });

  it('gives up at once where waiting changes nothing, and not where it may', () => {
    const unused = {
      state: 'unused',
      says: 'unused',
      reasonCode: 'Target.NotInUse',
      description: 'Target group is not configured to receive traffic from the load balancer',
    } as const;
    const states = (more: object) => ({
      'web-elb': { 'i-1': { ...unused, ...more }, 'i-2': { ...unused, ...more } },
    });

    expect(judge(at(0, two, states({ isFinal: true })))).toBe(
      'i-1 is unused in web-elb, and waiting does not change that: ' + unused.description,
    );
    expect(judge(at(0, two, states({})))).toBeUndefined();
  });

  it('counts the time from InService in the group, not from the launch', () => {
    const pending = two.map((one) => ({ ...one, lifecycleState: 'Pending' }));

    expect(judge(at(0, pending), at(80_000), at(120_000))).toBeUndefined();
  });

  it('counts what they weigh, where the capacity of the group is in units', () => {
    const weighty = [instance('i-1', { units: 2 }), instance('i-2', { units: 1 })];
    const samples = [at(0, weighty), at(90_001, weighty)] as const;
    const sightings = samples.reduce<Sightings>(rememberSample, new Map());

    expect(reasonHopeless(samples[1], sightings, { ...facts, wanted: 3 })).toMatch(
      /^2 instances, 3 of 3 units, never became healthy \(i-1: .*; i-2: /,
    );
    expect(reasonHopeless(samples[1], sightings, { ...facts, wanted: 4 })).toBeUndefined();
  });

  it('counts one that its group took down, at once', () => {
    const replaced = [instance('i-1', { healthStatus: 'Unhealthy' }), instance('i-3')];

    expect(judge(at(0), at(65_000, replaced))).toMatch(
      /^2 of 2 instances never became healthy \(i-1: .*; i-2: /,
    );
  });

  it('gives the others their chance when one of two has failed', () => {
    expect(
      judge(at(0), at(65_000, [instance('i-1', { lifecycleState: 'Terminating' }), instance('i-2')])),
    ).toBeUndefined();
  });

  it('does not call an image hopeless of which an instance ever served', () => {
    const once = at(0, two, { 'web-elb': { 'i-1': inService, 'i-2': failing } });

    expect(judge(once, at(500_000))).toBeUndefined();
  });

  it('says nothing on an answer that is not there', () => {
    const unread: Sample = { ...at(90_001), groups: { kind: 'unread', reason: 'Rate exceeded' } };
    const blind: Sample = {
      ...at(90_001),
      sources: [{ id: 'web-elb', states: { kind: 'unread', reason: 'no' } }],
    };

    expect(judge(at(0), unread)).toBeUndefined();
    expect(judge(at(0), blind)).toBeUndefined();
  });
});
