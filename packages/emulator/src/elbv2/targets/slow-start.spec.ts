import {
  createGroup,
  createWeb,
  listenFor,
  serveFrom,
  startElbv2,
} from '../../testing/traffic/elbv2-fixture.js';
import { Backend } from '../../traffic/backend.js';
import { Rotation } from './rotation.js';
import { shareOf, startsSlowly } from './slow-start.js';

const backend = (instanceId: string) =>
  new Backend({ instanceId, address: () => undefined, idleTimeoutMs: () => 60_000 });

/** How many of 100 requests each of two targets gets, of which the second is in slow start for `ageMs`. */
function sharesAt(ageMs: number, slowStartMs: number): readonly number[] {
  const targets = [
    { backend: backend('i-old'), slowSinceMs: undefined },
    { backend: backend('i-new'), slowSinceMs: 0 },
  ];
  const rotation = new Rotation({ targets, nowMs: () => ageMs, slowStartMs });
  const taken = Array.from({ length: 100 }, () => rotation.next()?.instanceId);
  return ['i-old', 'i-new'].map((id) => taken.filter((one) => one === id).length);
}

describe('a target that becomes healthy', () => {
  const atFull = { isHealthy: true, slowSinceMs: undefined };
  const slow = { isHealthy: true, slowSinceMs: 0 };
  const failing = { isHealthy: false, slowSinceMs: undefined };

  it.each([
    ['beside one that takes its full share', [slow, atFull], 10_000, true],
    ['beside one whose slow start is over', [slow], 30_000, true],
    ['beside others in slow start only', [slow, slow], 10_000, false],
    ['beside one that fails', [failing], 10_000, false],
    ['in an empty group', [], 10_000, false],
  ])('starts slowly or not %s', (_title, others, nowMs, isSlow) => {
    expect(startsSlowly(others, nowMs, 30_000)).toBe(isSlow);
  });

  it('does not start slowly where the group has no slow start', () => {
    expect(startsSlowly([atFull], 0, 0)).toBe(false);
  });
});

describe('a target in its slow start', () => {
  it.each([
    [0, 0.1],
    [3_000, 0.1],
    [15_000, 0.5],
    [30_000, 1],
    [90_000, 1],
  ])('takes, %i ms after it began, %d of its turns', (nowMs, share) => {
    expect(shareOf({ slowSinceMs: 0 }, nowMs, 30_000)).toBe(share);
  });

  it('gets few requests at first, and its full share when it is over', () => {
    expect(sharesAt(0, 30_000)).toEqual([91, 9]);
    expect(sharesAt(15_000, 30_000)).toEqual([67, 33]);
    expect(sharesAt(30_000, 30_000)).toEqual([50, 50]);
  });

  it('is one like all others where there is no slow start', () => {
    expect(sharesAt(0, 0)).toEqual([50, 50]);
  });

  it('gets everything when it is alone', () => {
    const targets = [{ backend: backend('i-new'), slowSinceMs: 0 }];
    const rotation = new Rotation({ targets, nowMs: () => 0, slowStartMs: 30_000 });

    expect(Array.from({ length: 5 }, () => rotation.next()?.instanceId)).toEqual(Array(5).fill('i-new'));
  });
});

describe('a target group whose slow start is set while one serves', () => {
  it('sends that one its full share, and a new one a tenth', async () => {
    await using elbv2 = startElbv2({ speed: 1 });
    const group = await createGroup(elbv2, 'web');
    // One check for the whole test: on a slow machine a late one would take a target out.
    await elbv2.api.ModifyTargetGroup({
      ...{ TargetGroupArn: group, HealthCheckIntervalSeconds: 300, HealthCheckTimeoutSeconds: 120 },
    });
    await listenFor(elbv2, { loadBalancer: await createWeb(elbv2), group });
    await serveFrom(elbv2, group, await elbv2.instances.launch((_request, response) => response.end('old')));
    await elbv2.api.ModifyTargetGroupAttributes({
      TargetGroupArn: group,
      Attributes: [{ Key: 'slow_start.duration_seconds', Value: '900' }],
    });
    await serveFrom(elbv2, group, await elbv2.instances.launch((_request, response) => response.end('new')));

    const answers: string[] = [];
    for (let count = 0; count < 11; count += 1)
      answers.push(await (await fetch(elbv2.origin(), { headers: { connection: 'close' } })).text());

    expect(answers.filter((answer) => answer === 'new')).toHaveLength(1);
  });
});
