import type { ProbeReport } from '@clicamos/health';
import type { RolloutResult } from '@clicamos/rolling-asg';
import { describeEnd } from './describe-end.js';

const result: RolloutResult = {
  outcome: 'deployed',
  service: 'web',
  rolloutId: 'r-1',
  live: { name: 'web-v042', imageId: 'ami-0b3', inService: 3, desiredCapacity: 3 },
  wallMs: 40_000,
  floorMs: 38_000,
  steps: [],
};
const probe = {
  sent: 13_550,
  lost: 0,
  lostBy: {},
  skipped: 0,
  latency: { p99Ms: 21 },
} as unknown as ProbeReport; // only these count

describe('describeEnd', () => {
  it('says what serves, how long it took and what the clients noticed', () => {
    expect(describeEnd({ result, probe, url: 'http://web/', speed: 10 })).toEqual([
      '',
      'deployed     web-v042 (ami-0b3) serves with 3 of 3',
      '  time       wall 4.0 s · floor 3.8 s',
      '  probe      13 550 requests, 0 lost, p99 21 ms',
      '  url        http://web/',
    ]);
  });

  it('says of several targets what each one lost, and where they are', () => {
    const one = { ...probe, url: 'http://web-elb/', sent: 6_775 };
    const other = { ...one, url: 'http://web-alb/', lost: 3, lostBy: { reset: 3 } };
    const urls = ['http://web-elb/', 'http://web-alb/'];

    expect(
      describeEnd({
        ...{ result, url: 'http://web-elb/', urls, speed: 10 },
        probe: { ...probe, lost: 3, lostBy: { reset: 3 }, targets: [one, other] },
      }).slice(3),
    ).toEqual([
      '  probe      13 550 requests, 3 lost (3 reset), p99 21 ms',
      '             lost 0 of 6 775 through http://web-elb/, p99 21 ms',
      '             lost 3 of 6 775 through http://web-alb/ (3 reset), p99 21 ms',
      '  url        http://web-elb/',
      '  url        http://web-alb/',
    ]);
  });

  it('says why an image was refused, where the evidence is, and that the live one was not touched', () => {
    const rolledBack: RolloutResult = {
      ...result,
      outcome: 'rolled-back',
      removed: { name: 'web-v043' },
      reason: '3 of 3 instances never became healthy',
    };

    expect(
      describeEnd({
        result: rolledBack,
        speed: 1,
        report: 'clicamos-report/r-1/',
        evidence: 'clicamos-report/r-1/',
        lastWords: ['3 instances: answers 500 to /health'],
      }),
    ).toEqual([
      '',
      'rolled back  web-v043 was removed; web-v042 (ami-0b3) serves with 3 of 3',
      '  why        3 of 3 instances never became healthy',
      '  console    3 instances: answers 500 to /health',
      '  evidence   clicamos-report/r-1/',
    ]);
  });

  it('says what was left to look at, and what removes it', () => {
    const rolledBack: RolloutResult = { ...result, outcome: 'rolled-back', reason: 'late' };

    expect(
      describeEnd({
        result: rolledBack,
        speed: 1,
        evidence: 'clicamos-report/r-1/',
        kept: 'web-v043',
        abortCommand: 'clicamos abort prod',
      }).slice(3),
    ).toEqual([
      '  evidence   clicamos-report/r-1/',
      '  kept       web-v043, out of the load balancers, to look at. Then remove it: clicamos abort prod',
    ]);
  });

  it('says that nothing serves after a first deploy that failed', () => {
    const failed: RolloutResult = { ...result, live: undefined, outcome: 'rolled-back', reason: 'late' };

    expect(describeEnd({ result: failed, speed: 1 })[1]).toBe('rolled back  nothing serves, as before');
  });

  it('says what was removed where an abort had nothing else to do, and not that there was nothing', () => {
    const removed: RolloutResult = { ...result, outcome: 'nothing-to-do', reason: 'removed web-v002' };
    const nothing: RolloutResult = { ...result, outcome: 'nothing-to-do', reason: 'no rollout is under way' };

    expect(describeEnd({ result: removed, speed: 1 })).toEqual(['', 'removed web-v002']);
    expect(describeEnd({ result: nothing, speed: 1 })).toEqual([
      '',
      'nothing to do: no rollout is under way',
    ]);
  });
});
