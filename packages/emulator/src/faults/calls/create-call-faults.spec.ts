import { createFaultsScene } from '../../testing/faults-scene.js';
import type { Fault } from '../plan/fault.js';

const operations = ['autoscaling:*'];
const write = 'autoscaling:DetachLoadBalancers';
const read = 'autoscaling:DescribeAutoScalingGroups';

/** What a call came to, in a word. */
async function outcomeOf(scene: ReturnType<typeof createFaultsScene>, name = write): Promise<string> {
  const { outcome } = await scene.call(name);
  if (outcome.kind === 'error') return `${outcome.error.code} ${outcome.error.status}`;
  return outcome.kind === 'cut' ? outcome.by : outcome.kind;
}

describe('a fault that decides what becomes of a call', () => {
  it.each<{ fault: Fault; outcome: string; ran: number }>([
    { fault: { fault: 'throttle', operations }, outcome: 'Throttling 400', ran: 0 },
    { fault: { fault: 'server-error', operations }, outcome: 'InternalFailure 500', ran: 0 },
    { fault: { fault: 'server-error', operations, status: 503 }, outcome: 'ServiceUnavailable 503', ran: 0 },
    { fault: { fault: 'reset', operations }, outcome: 'reset', ran: 0 },
    { fault: { fault: 'no-answer', operations }, outcome: 'silence', ran: 0 },
    { fault: { fault: 'answer-lost', operations }, outcome: 'reset', ran: 1 },
    { fault: { fault: 'answer-lost', operations, by: 'silence' }, outcome: 'silence', ran: 1 },
    {
      fault: { fault: 'answer-lost', operations, by: 'server-error' },
      outcome: 'InternalFailure 500',
      ran: 1,
    },
    { fault: { fault: 'late-write', operations, delay: 5_000, answer: 'lost' }, outcome: 'reset', ran: 0 },
    { fault: { fault: 'access-denied', operations }, outcome: 'AccessDenied 403', ran: 0 },
    { fault: { fault: 'expired-token', operations }, outcome: 'ExpiredToken 403', ran: 0 },
    { fault: { fault: 'not-aws', operations }, outcome: 'page', ran: 0 },
  ])('$fault: $outcome, taking effect $ran times', async ({ fault, outcome, ran }) => {
    const scene = createFaultsScene({ faults: [fault] });

    expect(await outcomeOf(scene)).toBe(outcome);
    expect(scene.ran()).toBe(ran);
    expect((await scene.call(write)).struck).toEqual([fault.fault]);
    expect(await outcomeOf(scene, 'elb:DescribeLoadBalancers')).toBe('output');
  });

  it.each([
    [
      'ec2:DescribeVpcs',
      'RequestLimitExceeded 503',
      'Unavailable 503',
      'UnauthorizedOperation 403',
      'RequestExpired 400',
    ],
    ['elb:DescribeTags', 'Throttling 400', 'ServiceUnavailable 503', 'AccessDenied 403', 'ExpiredToken 403'],
    [
      'ssm:GetParameter',
      'ThrottlingException 400',
      'ServiceUnavailable 503',
      'AccessDeniedException 400',
      'ExpiredTokenException 400',
    ],
  ])('%s is answered in the words of its service', async (name, ...codes) => {
    const all = ['*'];
    const scene = createFaultsScene({});
    const answers: string[] = [];

    for (const fault of [
      { fault: 'throttle', operations: all },
      { fault: 'server-error', operations: all, status: 503 },
      { fault: 'access-denied', operations: all },
      { fault: 'expired-token', operations: all },
    ] as const) {
      const remove = scene.control.add(fault);
      answers.push(await outcomeOf(scene, name));
      remove();
    }

    expect(answers).toEqual(codes);
  });

  it('is the first of several, in the order of the plan', async () => {
    const scene = createFaultsScene({
      faults: [
        { fault: 'throttle', operations, times: 1 },
        { fault: 'reset', operations },
      ],
    });

    expect([await outcomeOf(scene), await outcomeOf(scene)]).toEqual(['Throttling 400', 'reset']);
  });
});

describe('late-write', () => {
  it('takes effect when its delay has passed, though the client has been cut off', async () => {
    const scene = createFaultsScene({
      faults: [{ fault: 'late-write', operations, delay: 5_000, answer: 'lost' }],
    });

    await scene.call(write);
    scene.time.advance(4_999);
    expect(scene.ran()).toBe(0);
    scene.time.advance(1);

    expect(scene.ran()).toBe(1);
  });

  it('holds its answer until it has taken effect', async () => {
    const scene = createFaultsScene({ faults: [{ fault: 'late-write', operations, delay: 5_000 }] });

    const answered = scene.call(write);
    expect(scene.ran()).toBe(0);
    scene.time.advance(5_000);

    expect((await answered).outcome).toEqual({ kind: 'output', output: { ran: 1 } });
  });

  it('never takes effect when the emulator has closed', async () => {
    const scene = createFaultsScene({
      faults: [{ fault: 'late-write', operations, delay: 5_000, answer: 'lost' }],
    });

    await scene.call(write);
    scene.close();
    scene.time.advance(10_000);

    expect([scene.ran(), scene.time.pending()]).toEqual([0, 0]);
  });
});

describe('throttle-bucket', () => {
  it('has as many tokens as it holds, shares them, and fills by the second', async () => {
    const operations = ['autoscaling:*', 'elb:DescribeTags'];
    const scene = createFaultsScene({
      faults: [{ fault: 'throttle-bucket', operations, capacity: 2, refill: 0.5 }],
    });
    const calls = async (...names: string[]) => {
      const outcomes: string[] = [];
      for (const name of names) outcomes.push(await outcomeOf(scene, name));
      return outcomes;
    };

    expect(await calls(write, 'elb:DescribeTags', write)).toEqual(['output', 'output', 'Throttling 400']);
    scene.time.advance(2_000);
    expect(await calls(write, write)).toEqual(['output', 'Throttling 400']);
    scene.time.advance(60_000);
    expect(await calls(write, write, write)).toEqual(['output', 'output', 'Throttling 400']);
  });
});

describe('slow-answer', () => {
  it('lets the call take effect at once and answers later', async () => {
    const scene = createFaultsScene({ faults: [{ fault: 'slow-answer', operations, delay: 3_000 }] });
    let isAnswered = false;

    const answered = scene.call(write).then(() => (isAnswered = true));
    await Promise.resolve();
    expect([scene.ran(), isAnswered]).toEqual([1, false]);
    await new Promise(setImmediate);
    scene.time.advance(3_000);

    expect(await answered).toBe(true);
  });

  it('draws its delay between two', async () => {
    const scene = createFaultsScene({
      seed: 3,
      faults: [{ fault: 'slow-answer', operations, delay: 1_000, atMost: 2_000 }],
    });
    const startedMs = scene.time.now().getTime();
    const delays = new Set<number>();

    for (let call = 0; call < 5; call += 1) {
      const beganMs = scene.time.now().getTime();
      const answered = scene.call(write);
      await new Promise(setImmediate);
      while (scene.time.pending() > 0) scene.time.advance(1);
      await answered;
      delays.add(scene.time.now().getTime() - beganMs);
    }

    expect(Math.min(...delays)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...delays)).toBeLessThanOrEqual(2_000);
    expect(delays.size).toBeGreaterThan(1);
    expect(scene.time.now().getTime()).toBeGreaterThan(startedMs);
  });
});

describe('a fault that changes an answer', () => {
  it('stale: reads are of the age that it says, writes are not', async () => {
    const scene = createFaultsScene(
      { faults: [{ fault: 'stale', operations, age: 2_000 }] },
      { runAsOf: (ageMs) => ({ ageMs }) },
    );

    expect((await scene.call(read)).outcome).toEqual({ kind: 'output', output: { ageMs: 2_000 } });
    expect((await scene.call(write)).outcome).toEqual({ kind: 'output', output: { ran: 1 } });
  });

  it('missing-rows: all rows, or those that are named', async () => {
    const output = { AutoScalingGroups: [{ AutoScalingGroupName: 'a' }, { AutoScalingGroupName: 'b' }] };
    const scene = createFaultsScene(
      {
        faults: [
          { fault: 'missing-rows', operations, rows: ['a'], times: 1 },
          { fault: 'missing-rows', operations, skip: 1 },
        ],
      },
      { run: () => output },
    );

    expect((await scene.call(read)).outcome).toEqual({
      kind: 'output',
      output: { AutoScalingGroups: [{ AutoScalingGroupName: 'b' }] },
    });
    expect((await scene.call(read)).outcome).toEqual({ kind: 'output', output: { AutoScalingGroups: [] } });
  });

  it('missing-rows: an instance goes out of its reservation', async () => {
    const output = {
      Reservations: [{ ReservationId: 'r-1', Instances: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }] }],
    };
    const scene = createFaultsScene(
      { faults: [{ fault: 'missing-rows', operations: ['ec2:DescribeInstances'], rows: ['i-1'] }] },
      { run: () => output },
    );

    expect((await scene.call('ec2:DescribeInstances')).outcome).toEqual({
      kind: 'output',
      output: { Reservations: [{ ReservationId: 'r-1', Instances: [{ InstanceId: 'i-2' }] }] },
    });
  });

  it('unknown-health: DescribeInstanceHealth could not tell of the instances named', async () => {
    const row = (InstanceId: string) => ({
      InstanceId,
      State: 'InService',
      ReasonCode: 'N/A',
      Description: 'N/A',
    });
    const scene = createFaultsScene(
      { faults: [{ fault: 'unknown-health', instances: ['i-1'] }] },
      { run: () => ({ InstanceStates: [row('i-1'), row('i-2')] }) },
    );

    expect((await scene.call('elb:DescribeInstanceHealth')).outcome).toEqual({
      kind: 'output',
      output: {
        InstanceStates: [
          {
            InstanceId: 'i-1',
            State: 'Unknown',
            ReasonCode: 'N/A',
            Description: 'A transient error occurred. Please try again later.',
          },
          row('i-2'),
        ],
      },
    });
  });

  it('stuck-hook: the hook’s completion is answered and ignored, that of others is not', async () => {
    const scene = createFaultsScene({ faults: [{ fault: 'stuck-hook', hooks: ['drain'] }] });

    await scene.call('autoscaling:CompleteLifecycleAction', { LifecycleHookName: 'drain' });
    expect(scene.ran()).toBe(0);
    await scene.call('autoscaling:CompleteLifecycleAction', { LifecycleHookName: 'warm' });
    expect(scene.ran()).toBe(1);
  });
});

describe('when a fault strikes', () => {
  it('is between `from` and `until`, in AWS milliseconds since it was added', async () => {
    const scene = createFaultsScene({});
    scene.time.advance(10_000);
    scene.control.add({ fault: 'reset', operations, from: 1_000, until: 2_000 });

    const outcomes = [await outcomeOf(scene)];
    for (const ms of [1_000, 999, 1]) {
      scene.time.advance(ms);
      outcomes.push(await outcomeOf(scene));
    }

    expect(outcomes).toEqual(['output', 'reset', 'reset', 'output']);
  });

  it('is after `skip` calls, and at most `times`', async () => {
    const scene = createFaultsScene({ faults: [{ fault: 'reset', operations, skip: 1, times: 2 }] });
    const outcomes: string[] = [];

    for (let call = 0; call < 5; call += 1) outcomes.push(await outcomeOf(scene));

    expect(outcomes).toEqual(['output', 'reset', 'reset', 'output', 'output']);
  });

  it('is drawn from the seed: the same seed and calls, the same faults', async () => {
    const rows: string[] = [];

    for (const seed of [1, 1, 2]) {
      const scene = createFaultsScene({ seed, faults: [{ fault: 'reset', operations, probability: 0.5 }] });
      const outcomes: string[] = [];
      for (let call = 0; call < 40; call += 1) outcomes.push(await outcomeOf(scene));
      rows.push(outcomes.join(' '));
    }

    expect(rows[0]).toBe(rows[1]);
    expect(rows[0]).not.toBe(rows[2]);
    expect(rows[0]?.match(/reset/g)?.length).toBeGreaterThan(8);
    expect(rows[0]?.match(/output/g)?.length).toBeGreaterThan(8);
  });

  it('is no longer, once it was taken away', async () => {
    const scene = createFaultsScene({ faults: [{ fault: 'throttle', operations }] });
    const remove = scene.control.add({ fault: 'reset', operations: ['elb:*'] });

    remove();
    expect(await outcomeOf(scene, 'elb:DescribeTags')).toBe('output');
    scene.control.clear();

    expect(await outcomeOf(scene)).toBe('output');
    expect(() => scene.control.add({ fault: 'reset', operations: ['nowhere:*'] })).toThrow(/is no operation/);
  });
});
