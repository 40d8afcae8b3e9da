import { createFakeClock, settleMicrotasks } from '../testing/health-fake-clock.js';
import { measureProbe } from './measure-probe.js';
import type { Outcome } from './outcome.js';
import { expectProbeLimits, reasonOverLimits, type Measured, type ProbeLimits } from './probe-limits.js';
import { startProbe } from './start-probe.js';

const seen = (more: Partial<Measured>): Measured => ({
  url: 'http://web/',
  sent: 1000,
  answered: 1000 - (more.lost ?? 0),
  lost: 0,
  lostBy: {},
  latency: { p50Ms: 2, p90Ms: 5, p99Ms: 40, maxMs: 90 },
  ...more,
});

describe('reasonOverLimits', () => {
  it.each<[string, Partial<Measured>, ProbeLimits]>([
    ['nothing lost', {}, {}],
    ['as many as may be lost', { lost: 2 }, { maxLost: 2 }],
    ['as much of a hundred as may be lost', { lost: 5 }, { maxLostPercent: 0.5 }],
    [
      'one of three, where the percentage is of a hundred at least',
      { sent: 3, lost: 1 },
      { maxLostPercent: 1 },
    ],
    ['a slow one among too few', { answered: 20 }, { maxP99Ms: 30, minRequests: 21 }],
    ['what 99 of 100 may take', {}, { maxP99Ms: 40 }],
  ])('takes %s', (_what, more, limits) => {
    expect(reasonOverLimits(seen(more), limits)).toBeUndefined();
  });

  it.each<[string, Partial<Measured>, ProbeLimits, string]>([
    [
      'one that is lost',
      { lost: 1, lostBy: { 'status 503': 1 } },
      {},
      'the probe of http://web/ lost 1 requests (1 status 503), at most 0 may be lost',
    ],
    [
      'more of a hundred',
      { lost: 6, lostBy: { reset: 6 } },
      { maxLostPercent: 0.5 },
      'the probe of http://web/ lost 6 of 1000 requests (6 reset), at most 0.5 % of 1000, 5, may be lost',
    ],
    [
      'all of a handful',
      { sent: 20, lost: 20, lostBy: { timeout: 20 } },
      { maxLostPercent: 1 },
      'the probe of http://web/ lost 20 of 20 requests (20 timeout), at most 1 % of 100, 1, may be lost',
    ],
    [
      'slow answers',
      {},
      { maxP99Ms: 39 },
      'the probe of http://web/ took 40 ms for 1 of 100 of 1000 answers (p99), at most 39 ms are allowed',
    ],
  ])('names %s', (_what, more, limits, reason) => {
    expect(reasonOverLimits(seen(more), limits)).toBe(reason);
  });

  it.each<[ProbeLimits, string]>([
    [{ maxLost: -1 }, 'Expected `maxLost` to be an integer >= 0, got `-1` (number)'],
    [
      { maxLostPercent: 0 },
      'Expected `maxLostPercent` to be a number above 0 and up to 100, got `0` (number)',
    ],
    [{ minRequests: 0 }, 'Expected `minRequests` to be an integer >= 1, got `0` (number)'],
    [{ maxP99Ms: 0 }, 'Expected `maxP99Ms` to be a number > 0, got `0` (number)'],
  ])('does not take %j', (limits, message) => {
    expect(() => expectProbeLimits(limits)).toThrow(message);
  });
});

describe('measureProbe', () => {
  it('judges what was sent in its time, once the last of it has an answer', async () => {
    const clock = createFakeClock();
    const waiting: ((outcome: Outcome) => void)[] = [];
    const probe = startProbe({
      url: 'http://web/',
      ratePerSecond: 10,
      clock,
      transport: {
        send: () => new Promise((resolve) => waiting.push(resolve)),
        close: async () => undefined,
      },
    });
    let isOver = false;
    const measuring = measureProbe(probe, { warmupMs: 1000, clock }).finally(() => (isOver = true));
    await clock.advance(1000);
    await settleMicrotasks();

    expect(isOver).toBe(false);
    for (const answer of waiting.splice(0)) answer({ kind: 'failure', cause: 'refused', detail: '' });
    const { report, reason } = await measuring;

    expect(report.lost).toBeGreaterThanOrEqual(9);
    expect(reason).toMatch(/lost \d+ requests \(\d+ refused\), at most 0 may be lost/);
    await probe.stop();
  });

  it('looks at the latency from the second half on', async () => {
    const clock = createFakeClock();
    const startMs = clock.now();
    const probe = startProbe({
      url: 'http://web/',
      ratePerSecond: 200,
      clock,
      transport: {
        send: async () => {
          await clock.sleep(clock.now() < startMs + 450 ? 300 : 5);
          return { kind: 'response', response: { status: 200, headers: {}, body: '' } };
        },
        close: async () => undefined,
      },
    });
    const measuring = measureProbe(probe, { warmupMs: 1000, maxP99Ms: 50, minRequests: 50, clock });
    await clock.advance(1500);

    const { report, reason } = await measuring;

    expect([report.latency.maxMs > 250, reason]).toEqual([true, undefined]);
    const stopping = probe.stop();
    await clock.advance(100);
    await stopping;
  });

  it('ends at once with the reason of an abort', async () => {
    const controller = new AbortController();
    // On a clock that stands still: what never gets an answer cannot be stopped, and must not keep the process.
    const clock = createFakeClock();
    const probe = startProbe({
      url: 'http://web/',
      ratePerSecond: 1,
      clock,
      transport: { send: () => new Promise(() => undefined), close: async () => undefined },
    });
    const measuring = measureProbe(probe, { warmupMs: 60_000, signal: controller.signal, clock });

    controller.abort('enough');

    await expect(measuring).rejects.toBe('enough');
  });
});
