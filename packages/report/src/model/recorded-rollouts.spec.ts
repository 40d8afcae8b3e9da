import { readFixture, storyOf } from '../testing/read-fixture.js';
import { answeredBy } from './traffic.js';

describe('a recorded rollout', () => {
  it.each(['good', 'bad', 'aborted', 'lossy'] as const)('%s: adds up to what the probe reported', (name) => {
    const summary = readFixture(name).findLast((record) => record.kind === 'summary');
    const { traffic } = storyOf(name);

    expect(traffic.sent).toBeGreaterThan(300);
    expect(summary?.probe).toMatchObject({
      sent: traffic.sent,
      answered: traffic.answered,
      lost: traffic.lost,
    });
    expect(summary?.probe?.latency).toMatchObject({ ...traffic.latency });
  });

  it.each([
    ['good', 'deployed', 'web-v002', 0],
    ['bad', 'rolled-back', 'web-v002', 0],
    ['aborted', 'rolled-back', 'web-v002', 0],
    ['lossy', 'rolled-back', 'web-v002', 1],
  ] as const)('%s: is %s, and %s serves', (name, outcome, live, least) => {
    const { headline, end, traffic, capacity } = storyOf(name);

    expect(headline.outcome).toBe(outcome);
    expect(end).toMatchObject({ outcome, live: { name: live, inService: 3, desired: 3 } });
    expect(traffic.lost).toBeGreaterThanOrEqual(least);
    for (const { previous, next, floor } of capacity)
      expect((previous?.serving ?? 0) + (next?.serving ?? 0)).toBeGreaterThanOrEqual(floor);
  });

  it('good: passes from one generation to the other, and drained instances end', () => {
    const { traffic, lanes } = storyOf('good');
    const shares = traffic.points.map((point) => answeredBy(point, traffic.versions));

    expect(shares[0]).toMatchObject({ next: 0, unknown: 0 });
    expect(shares.at(-1)).toMatchObject({ previous: 0, unknown: 0 });
    const ways = lanes.map(({ role, spans }) => `${role}: ${spans.map(({ state }) => state).join(' ')}`);
    expect(new Set(ways)).toEqual(
      new Set(['previous: serving drained terminated', 'next: booting checks serving']),
    );
  });

  it('bad: says why, and keeps what the failed group left', () => {
    const { why, evidence, steps, lanes } = storyOf('bad');

    expect(why).toMatch(/^Group `web-v003` is not going to serve: 3 of 3 instances never became healthy/);
    expect(evidence?.instances[0]?.consoleOutput).toContain('sample-app 3 serves');
    expect(steps.filter(({ state }) => state === 'failed').map(({ name }) => name)).toEqual(['capacity']);
    const failing = lanes.filter(({ spans }) => spans.some(({ state }) => state === 'failing'));
    expect(failing.map(({ role }) => role)).toEqual(['next', 'next', 'next']);
  });

  it('aborted: says who stopped it, for as long as it goes back', () => {
    const { why, notice } = storyOf('aborted');

    expect(why).toBe('aborted: interrupted by SIGINT');
    expect(notice).toMatch(/^interrupted by SIGINT: going back/);
  });
});
