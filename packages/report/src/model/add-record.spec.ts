import type { StreamRecord } from '../stream/record.js';
import {
  environment,
  failed,
  finished,
  look,
  probed,
  removed,
  rollingBack,
  second,
  started,
  stepFinished,
  stepStarted,
} from '../testing/sample-records.js';
import { addRecord } from './add-record.js';
import { createStory } from './create-story.js';
import { answeredBy } from './traffic.js';

const tell = (...records: readonly StreamRecord[]) => records.reduce(addRecord, createStory());

const booting = { state: 'booting', text: 'booting for 3 s' };
const checked = (text: string) => ({
  state: 'checking',
  text: `OutOfService in web-elb: Instance has ${text}`,
});
const serving = { state: 'serving', text: 'serving' };

const begun = [environment, started, stepStarted(1, 'createGroup'), stepFinished(2, 'createGroup')];

describe('addRecord', () => {
  it('tells where, who and what', () => {
    expect(tell(...begun, look(4, booting)).headline).toEqual({
      environment: 'prod',
      cloud: 'aws',
      account: '123456789012',
      region: 'us-east-1',
      service: 'web',
      rolloutId: 'r-7k2p',
      runner: 'ana@build-7',
      outcome: 'rolling-out',
      previous: { name: 'web-v041', imageId: 'ami-0a1' },
      next: { name: 'web-v042', imageId: 'ami-0b3' },
      startedAt: second(0),
      lastAt: second(4),
      speed: 1,
      floorMs: 22_000,
    });
  });

  it('follows an instance from launch to serving, with the checks that it has passed', () => {
    const more = (n: number) => ({
      ...checked(`not passed; ${n} to go, in whatever words`),
      checks: { passed: 3 - n, of: 3 },
    });
    const { lanes } = tell(
      ...begun,
      look(3, booting),
      look(9, more(3)),
      look(12, more(1)),
      look(20, serving),
    );

    expect(lanes.map(({ instanceId, role }) => `${instanceId} ${role}`)).toEqual([
      'i-0aa previous',
      'i-0ba next',
    ]);
    expect(lanes[1]?.spans).toEqual([
      { state: 'booting', since: second(2), until: second(9), reason: booting.text },
      {
        state: 'checks',
        since: second(9),
        until: second(20),
        reason: more(1).text,
        checks: { passed: 2, of: 3 },
      },
      { state: 'serving', since: second(20), reason: 'serving' },
    ]);
  });

  it.each([
    [{ state: 'held', text: 'in Pending:Wait' }, 'hook'],
    [{ state: 'checking', text: 'not registered in web-elb' }, 'registering'],
    [checked('failed at least the UnhealthyThreshold number of checks'), 'failing'],
    [{ state: 'failed', text: 'OutOfService' }, 'failing'],
    [{ state: 'leaving', text: 'leaving web-elb: in 4 s' }, 'leaving'],
    [{ state: 'checking', text: 'in no load balancer' }, 'drained'],
    [{ state: 'stopped', text: 'Terminating in its group' }, 'terminated'],
    [{ state: 'unknown', text: 'unknown in web-elb: throttled' }, 'unknown'],
  ])('reads %j as %s', (instance, state) => {
    expect(tell(...begun, look(3, instance)).lanes[1]?.spans.at(-1)?.state).toBe(state);
  });

  it('ends a lane when its instance is gone, or its group was removed', () => {
    const unseen = tell(...begun, look(3, booting), look(5, undefined)).lanes[1];
    const swept = tell(...begun, look(3, booting), removed(6, 'group web-v042')).lanes[1];

    expect(unseen).toMatchObject({ goneAt: second(5) });
    expect(swept).toMatchObject({ goneAt: second(6) });
    expect(swept?.spans.at(-1)).toMatchObject({ state: 'terminated', since: second(6) });
  });

  it('says what is waited for, until when, and when it can be over', () => {
    const story = tell(...begun, stepStarted(3, 'awaitCapacity'), look(4, booting));

    expect(story.wait).toEqual({
      step: 'awaitCapacity',
      reason: '0 of 1 serve',
      since: second(3),
      deadlineAt: second(600),
      nextPollAt: second(5),
      earliestAt: second(13),
    });
    // What is left of this step, and 12 s of draining.
    expect(story.endsAt).toBe(second(25));
  });

  it('counts requests by generation: who answered before the new group was there is previous', () => {
    const { traffic } = tell(
      environment,
      probed(-1, { 41: 50 }),
      ...begun,
      probed(3, { 41: 50 }),
      probed(4, { 41: 30, 42: 18, unknown: 1 }, 1),
    );
    const last = traffic.points.at(-1);

    expect(last && answeredBy(last, traffic.versions)).toEqual({ previous: 30, next: 18, unknown: 1 });
    expect(traffic).toMatchObject({ sent: 150, answered: 149, lost: 1, lostBy: { timeout: 1 } });
    expect(traffic.latency).toEqual({ p50Ms: 4, p99Ms: 19, maxMs: 61 });
  });

  it('adds up what each of several targets lost', () => {
    const second = (n: number, lost: number): StreamRecord => ({
      ...probed(n, {}),
      targets: ['http://a/', 'http://b/'].map((url, index) => ({
        url,
        sent: 10,
        answered: 10 - index * lost,
        lost: index * lost,
        lostBy: Object.fromEntries(index === 0 ? [] : [['reset', lost]]),
        latency: { p50Ms: 1, p99Ms: n, maxMs: 9 },
      })),
    });

    expect(tell(environment, ...begun, second(3, 1), second(4, 2), probed(5, {})).traffic.targets).toEqual([
      { url: 'http://a/', sent: 20, lost: 0, lostBy: {}, p99Ms: 4 },
      { url: 'http://b/', sent: 20, lost: 3, lostBy: { reset: 3 }, p99Ms: 4 },
    ]);
  });

  it('shows the capacity of both groups, with the floor', () => {
    expect(tell(...begun, look(4, booting)).capacity).toEqual([
      { at: second(4), previous: { serving: 1, desired: 1 }, next: { serving: 0, desired: 1 }, floor: 1 },
    ]);
  });

  it('tells the way back: what failed, what is not done any more, and why', () => {
    const story = tell(
      ...begun,
      stepStarted(3, 'awaitCapacity'),
      failed(8),
      rollingBack(8),
      finished(20, 'rolled-back'),
    );

    expect(story.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'new group done',
      'capacity failed',
      'drain skipped',
      'finish skipped',
      'going back done',
    ]);
    expect(story.why).toBe('it never became healthy');
    expect(story.headline.outcome).toBe('rolled-back');
    expect(story.end).toMatchObject({ outcome: 'rolled-back', wallMs: 20_000, live: { name: 'web-v041' } });
    expect([story.wait, story.endsAt]).toEqual([undefined, undefined]);
  });

  it('keeps in the end what the command adds: the report, and what to run next', () => {
    const summary: StreamRecord = {
      kind: 'summary',
      report: 'clicamos-report/r-7k2p/',
      next: 'clicamos rollback prod',
    };

    expect(tell(...begun, finished(30, 'deployed'), summary).end).toMatchObject({
      outcome: 'deployed',
      at: second(30),
      nextCommand: 'clicamos rollback prod',
      report: 'clicamos-report/r-7k2p/',
    });
  });

  it('tells a wait again only when an instance begins something else', () => {
    const { log } = tell(
      ...begun,
      look(3, booting),
      look(4, { ...booting, text: 'booting for 4 s' }),
      look(9, serving),
    );

    expect(log.map(({ kind, at }) => [kind, at])).toEqual([
      ['rollout-started', second(0)],
      ['waiting', second(3)],
      ['waiting', second(9)],
    ]);
  });

  it('shows durations of a faster cloud as they really passed', () => {
    const story = tell({ ...environment, speed: 20 } as StreamRecord, started, finished(30, 'deployed'));

    expect([story.headline.floorMs, story.end?.wallMs]).toEqual([1_100, 1_500]);
  });

  it('leaves the parts as they are that a record does not concern', () => {
    const before = tell(...begun, look(3, booting));
    const after = addRecord(before, probed(4, { 41: 50 }));

    expect(after.lanes).toBe(before.lanes);
    expect(after.steps).toBe(before.steps);
    expect(after.capacity).toBe(before.capacity);
    expect(after.traffic).not.toBe(before.traffic);
  });
});
