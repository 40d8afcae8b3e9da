import type { RolloutEvent } from '@clicamos/rolling-asg';
import { createCutWhileLeaving } from './cut-while-leaving.js';

const told = (event: object) => event as unknown as RolloutEvent; // only these are looked at
const started = (kind: string) => told({ kind: 'step-started', step: { kind } });
const goesBack = told({ kind: 'rolling-back' });

const classic = { kind: 'classic', id: 'web-elb', name: 'web-elb' } as const;
const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1';
const group = { kind: 'target-group', id: arn, name: 'web' } as const;
const drains = { ...classic, drainingMs: 60_000 };
const none = { lostBy: {} };

describe('createCutWhileLeaving', () => {
  it.each([
    ['previous is drained', started('drain')],
    ['next is taken back', goesBack],
    ["AWS's instance refresh replaces instances", started('awaitRefresh')],
  ])('explains what is lost while %s by draining that is off', (_when, event) => {
    const cut = createCutWhileLeaving([classic]);
    cut.see(event, none);

    expect(cut.reason({ lostBy: { 'status 504': 3, reset: 1, timeout: 2 } })).toBe(
      'Requests were lost while instances left: connection draining of web-elb is off, so what they still had to answer was cut. Turn it on: aws elb modify-load-balancer-attributes --load-balancer-name web-elb --load-balancer-attributes "ConnectionDraining={Enabled=true,Timeout=60}"',
    );
  });

  it('names each source that is off, with its own command', () => {
    const cut = createCutWhileLeaving([classic, group, { ...group, name: 'api', drainingMs: 5 }]);
    cut.see(started('drain'), none);

    expect(cut.reason({ lostBy: { 'status 502': 1 } })).toMatch(
      new RegExp(
        `of web-elb and web is off.* && aws elbv2 modify-target-group-attributes --target-group-arn ${arn} --attributes Key=deregistration_delay.timeout_seconds,Value=60$`,
      ),
    );
  });

  it.each([
    ['was lost before', { lostBy: { 'status 504': 7 } }, { lostBy: { 'status 504': 7 } }],
    ['no cut explains', none, { lostBy: { 'status 500': 7, timeout: 2, certificate: 1 } }],
  ])('explains nothing that %s', (_what, before, after) => {
    const cut = createCutWhileLeaving([classic]);
    cut.see(started('drain'), before);

    expect(cut.reason(after)).toBeUndefined();
  });

  it('explains nothing where all drain, or nobody leaves', () => {
    const [draining, staying] = [createCutWhileLeaving([drains]), createCutWhileLeaving([classic])];
    draining.see(started('drain'), none);
    staying.see(started('bake'), none);

    expect([draining, staying].map((cut) => cut.reason({ lostBy: { 'status 504': 1 } }))).toEqual([
      undefined,
      undefined,
    ]);
  });
});
