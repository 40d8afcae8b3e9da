import fc from 'fast-check';
import { backoffMs, nextPollMs, removalPaceMs } from './next-poll.js';
import type { Sample } from '../sample/sample.js';
import { rememberSample, type Sightings } from '../capacity/sightings.js';
import { failing, group, inService, instance, sample } from '../../testing/samples.js';
import { webElb } from '../../testing/simulated-cloud.js';

const one = [instance('i-1')];
const at = (ms: number, states: Parameters<typeof sample>[1], instances = one) =>
  sample([group('web-v002', instances)], states, ms);

function poll(
  samples: readonly Sample[],
  more: { readonly unreadInARow?: number; readonly patienceMs?: number; readonly launchMs?: number } = {},
) {
  const sightings = samples.reduce<Sightings>(rememberSample, new Map());
  const last = samples[samples.length - 1];
  if (last === undefined) throw new Error('no sample');
  return nextPollMs(last, {
    groupName: 'web-v002',
    sources: [webElb],
    sightings,
    unreadInARow: 0,
    ...more,
  });
}

const checking = { 'web-elb': { 'i-1': failing } };

describe('nextPollMs', () => {
  it('waits until every check of the threshold can have passed', () => {
    expect(poll([at(0, { 'web-elb': {} }), at(5_000, checking)])).toBe(25_000);
  });

  it('looks closely when the last check can pass, then with each check', () => {
    const since = [at(0, { 'web-elb': {} }), at(5_000, checking)];

    expect(poll([...since, at(30_000, checking)])).toBe(2_000);
    expect(poll([...since, at(39_999, checking)])).toBe(2_000);
    expect(poll([...since, at(40_000, checking)])).toBe(5_000);
  });

  it('waits until an instance that was launched as quickly as any before can serve, and no longer than its checks take', () => {
    const since = [at(0, { 'web-elb': {} }), at(5_000, checking)];

    expect(poll(since, { launchMs: 4_000 })).toBe(29_000);
    expect(poll(since, { launchMs: 60_000 })).toBe(30_000);
  });

  it('looks at a launch half as often until it can be over', () => {
    const pending = [instance('i-1', { lifecycleState: 'Pending' })];
    const since = [at(0, { 'web-elb': {} }, pending)];

    expect(poll(since, { launchMs: 60_000 })).toBe(10_000);
    expect(poll([...since, at(50_000, { 'web-elb': {} }, pending)], { launchMs: 60_000 })).toBe(10_000);
    expect(poll([...since, at(53_000, { 'web-elb': {} }, pending)], { launchMs: 60_000 })).toBe(7_000);
    expect(poll([...since, at(58_000, { 'web-elb': {} }, pending)], { launchMs: 60_000 })).toBe(5_000);
  });

  it('looks every 5 s at a launch', () => {
    expect(poll([at(0, { 'web-elb': {} }, [instance('i-1', { lifecycleState: 'Pending' })])])).toBe(5_000);
    expect(poll([sample([], { 'web-elb': {} })])).toBe(5_000);
  });

  it('confirms a good sample soon', () => {
    expect(poll([at(0, { 'web-elb': { 'i-1': inService } })])).toBe(2_000);
  });

  it('looks when an instance has had all its time', () => {
    expect(poll([at(0, { 'web-elb': {} }), at(5_000, checking)], { patienceMs: 10_000 })).toBe(5_001);
  });

  it('backs off while reads fail, whatever the instances do', () => {
    const blind: Sample = { ...at(0, checking), groups: { kind: 'unread', reason: 'Rate exceeded' } };

    expect([1, 2, 3, 6, 20].map((unreadInARow) => poll([blind], { unreadInARow }))).toEqual([
      2_000, 4_000, 8_000, 60_000, 60_000,
    ]);
  });

  it('is never more than 30 s and never less than 1 s when everything was read', () => {
    fc.assert(
      fc.property(fc.nat(300_000), fc.nat(300_000), (first, more) => {
        const ms = poll([at(first, { 'web-elb': {} }), at(first + more, checking)], { patienceMs: 400_000 });

        expect(ms).toBeGreaterThanOrEqual(1_000);
        expect(ms).toBeLessThanOrEqual(30_000);
      }),
    );
  });
});

describe('backoffMs', () => {
  it('grows and stays within a minute', () => {
    fc.assert(
      fc.property(fc.nat(1000), (count) => {
        expect(backoffMs(count + 1)).toBeGreaterThanOrEqual(backoffMs(count));
        expect(backoffMs(count)).toBeLessThanOrEqual(60_000);
      }),
    );
  });
});

describe('removalPaceMs', () => {
  it.each([
    [0, 1_000],
    [2_000, 1_000],
    [6_000, 3_000],
    [60_000, 5_000],
  ])('after %d ms is %d ms', (elapsed, pace) => {
    expect(removalPaceMs(elapsed)).toBe(pace);
  });
});
