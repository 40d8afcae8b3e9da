import fc from 'fast-check';
import { createFakeClock, settleMicrotasks } from '../testing/health-fake-clock.js';
import type { Outcome, ProbeRequest, Transport } from './outcome.js';
import type { ProbeOptions } from './probe-options.js';
import type { LostRequest, ProbeReport } from './probe-report.js';
import { startProbe } from './start-probe.js';

const answer = (status = 200, version?: string, body = ''): Outcome => ({
  kind: 'response',
  response: { status, headers: version === undefined ? {} : { 'x-app-version': version }, body },
});
const failure: Outcome = { kind: 'failure', cause: 'reset', detail: 'ECONNRESET' };

/** Answers when told to, in any order. */
function createHeldTransport() {
  const waiting: { request: ProbeRequest; answer: (outcome: Outcome) => void }[] = [];
  let isClosed = false;
  const transport: Transport = {
    send: (request) => new Promise((resolve) => waiting.push({ request, answer: resolve })),
    close: async () => void (isClosed = true),
  };
  const answerAt = async (index: number, outcome: Outcome) => {
    waiting.splice(index, 1)[0]?.answer(outcome);
    await settleMicrotasks();
  };
  return { transport, waiting, answerAt, isClosed: () => isClosed };
}

function startHeldProbe(options: Partial<ProbeOptions> = {}) {
  const clock = createFakeClock();
  const held = createHeldTransport();
  const probe = startProbe({
    url: 'http://127.0.0.1:1/',
    ratePerSecond: 10,
    clock,
    transport: held.transport,
    ...options,
  });
  const answerAll = async () => {
    while (held.waiting.length > 0) await held.answerAt(0, answer());
  };
  const finish = async () => {
    const stopping = probe.stop();
    await settleMicrotasks();
    await answerAll();
    return stopping;
  };
  return { clock, probe, finish, answerAll, ...held };
}

const sums = ({ sent, answered, lost, inFlight }: ProbeReport) => ({ sent, answered, lost, inFlight });

describe('startProbe', () => {
  it('sends on schedule although nothing is answered', async () => {
    const { clock, probe, finish } = startHeldProbe();

    await clock.advance(1000);

    expect(sums(probe.total())).toEqual({ sent: 11, answered: 0, lost: 0, inFlight: 11 });
    await finish();
  });

  it('measures latency from when a request was due, not from when it was sent', async () => {
    const { clock, probe, answerAt, finish } = startHeldProbe({ ratePerSecond: 1 });
    await clock.advance(250);

    await answerAt(0, answer());

    expect(probe.total().latency.maxMs).toBeCloseTo(250, 0);
    await finish();
  });

  it('sends all that are due after a stall of its own process, and says how late they were', async () => {
    const clock = createFakeClock();
    let stalledMs = 0;
    const stalling = { now: () => clock.now() + stalledMs, sleep: clock.sleep };
    const { probe, finish } = startHeldProbe({ clock: stalling });
    await settleMicrotasks();

    stalledMs = 950;
    await clock.advance(100);

    expect(probe.total()).toMatchObject({ sent: 11, skipped: 0 });
    expect(probe.total().maxLateMs).toBeCloseTo(950, 5);
    await finish();
  });

  it('reports what it could not send as skipped, never as sent', async () => {
    const { clock, probe, finish } = startHeldProbe({ maxInFlight: 4 });

    await clock.advance(1000);

    expect(probe.total()).toMatchObject({ sent: 4, inFlight: 4, skipped: 7, lost: 0 });
    await finish();
  });

  it('counts a failure and an unexpected status as lost, by cause, and tells each once', async () => {
    const told: LostRequest[] = [];
    const { clock, probe, answerAt, finish } = startHeldProbe({ onLost: (lost) => told.push(lost) });
    const startMs = clock.now();
    await clock.advance(250);

    await answerAt(2, answer(503, 'v1', 'no capacity'));
    await answerAt(1, failure);
    await answerAt(0, answer(204));

    const { lostBy, lostSamples, answered } = probe.total();
    expect([answered, lostBy]).toEqual([1, { 'status 503': 1, reset: 1 }]);
    expect(lostSamples).toEqual([
      {
        atMs: startMs + 200,
        afterMs: 50,
        cause: 'status 503',
        detail: 'no capacity',
        onNewConnection: false,
      },
      { atMs: startMs + 100, afterMs: 150, cause: 'reset', detail: 'ECONNRESET', onNewConnection: false },
    ]);
    expect(told).toEqual(lostSamples);
    await finish();
  });

  it('counts a redirect, and takes it for an answer only when it is expected', async () => {
    const redirect: Outcome = {
      kind: 'response',
      response: { status: 301, headers: { location: 'https://ops:s3cret@web.example/' }, body: '' },
    };
    const lost = startHeldProbe();
    const answered = startHeldProbe({ expectStatus: ['2xx', 301] });
    await settleMicrotasks();

    await lost.answerAt(0, redirect);
    await answered.answerAt(0, redirect);

    expect(lost.probe.total()).toMatchObject({ redirects: 1, answered: 0, lostBy: { 'status 301': 1 } });
    expect(lost.probe.total().lostSamples[0]?.detail).toBe(
      'answered 301 to https://***@web.example/, want 2xx',
    );
    expect(answered.probe.total()).toMatchObject({ redirects: 1, answered: 1, lost: 0 });
    await lost.finish();
    await answered.finish();
  });

  it('does not count as latency how long a connection was watched', async () => {
    const { clock, probe, answerAt, finish } = startHeldProbe({ ratePerSecond: 1 });
    await clock.advance(130);

    await answerAt(0, { kind: 'connected', watchedMs: 100 });

    expect(probe.total()).toMatchObject({ answered: 1, lost: 0, lastAnswers: [] });
    expect(probe.total().latency.maxMs).toBeCloseTo(30, 0);
    await finish();
  });

  it('counts an answer whose body is not what was expected as lost', async () => {
    const { probe, answerAt, finish } = startHeldProbe({ expectBody: /"status": *"ok"/g });
    await settleMicrotasks();

    await answerAt(0, answer(200, 'v1', '{"status":"starting"}'));

    expect(probe.total().lostBy).toEqual({ body: 1 });
    expect(probe.total().lostSamples[0]?.detail).toBe('{"status":"starting"}');
    await finish();
  });

  it('counts in a window what was sent in it, whatever was under way before', async () => {
    const { clock, probe, answerAt, finish } = startHeldProbe();
    await clock.advance(100);
    const window = probe.window();
    await clock.advance(200);

    const closing = window.close();
    await clock.advance(200);
    for (const outcome of [failure, failure, failure, answer()]) await answerAt(0, outcome);

    expect(await closing).toMatchObject({ sent: 2, lost: 1, answered: 1, inFlight: 0 });
    expect(probe.total().lost).toBe(3);
    await finish();
  });

  it('keeps the last answers, expected or not, with their bodies cut', async () => {
    const { clock, probe, answerAt, finish } = startHeldProbe();
    await clock.advance(600);

    for (let i = 0; i < 6; i += 1) await answerAt(0, answer(i === 5 ? 500 : 200, `v${i}`, 'x'.repeat(2000)));

    const { lastAnswers } = probe.total();
    expect(lastAnswers.map(({ version, status, body }) => [version, status, body.length])).toEqual([
      ['v1', 200, 500],
      ['v2', 200, 500],
      ['v3', 200, 500],
      ['v4', 200, 500],
      ['v5', 500, 500],
    ]);
    await finish();
  });

  it('tells which version answered, and when, over time', async () => {
    const { clock, probe, answerAt, finish } = startHeldProbe({ ratePerSecond: 1 });
    const startMs = clock.now();
    for (const version of ['v1', 'v1', 'v2', undefined]) {
      await answerAt(0, answer(200, version));
      await clock.advance(1000);
    }

    const { versions, seconds } = probe.total();

    expect(versions).toEqual({
      v1: { answered: 2, firstMs: startMs, lastMs: startMs + 1000 },
      v2: { answered: 1, firstMs: startMs + 2000, lastMs: startMs + 2000 },
      unknown: { answered: 1, firstMs: startMs + 3000, lastMs: startMs + 3000 },
    });
    expect(seconds.map((second) => second.versions)).toEqual([
      { v1: 1 },
      { v1: 1 },
      { v2: 1 },
      { unknown: 1 },
      {},
    ]);
    await finish();
  });

  it('identifies by a function of the caller', async () => {
    const { probe, answerAt, finish } = startHeldProbe({ identify: ({ body }) => body.slice(0, 2) });
    await settleMicrotasks();

    await answerAt(0, answer(200, 'ignored', 'v7 hello'));

    expect(Object.keys(probe.total().versions)).toEqual(['v7']);
    await finish();
  });

  it.each<[string, Partial<ProbeOptions>]>([
    [
      'identify',
      {
        identify: () => {
          throw new Error('boom');
        },
      },
    ],
    [
      'onLost',
      {
        expectStatus: 204,
        onLost: () => {
          throw new Error('boom');
        },
      },
    ],
  ])(
    'stops and rejects with what %s threw, and does not take it for a lost request',
    async (_name, options) => {
      const { probe, answerAt, isClosed } = startHeldProbe(options);
      await settleMicrotasks();

      await answerAt(0, answer());

      expect(probe.total().lostBy).not.toHaveProperty('other');
      await expect(probe.stop()).rejects.toThrow('boom');
      expect(isClosed()).toBe(true);
    },
  );

  it('waits at stop for what is in flight and sends no more', async () => {
    const { clock, probe, answerAt, waiting, isClosed } = startHeldProbe();
    await clock.advance(100);
    const stopping = probe.stop();
    await clock.advance(1000);

    await answerAt(0, answer());
    const closedEarly = isClosed();
    await answerAt(0, failure);

    expect(sums(await stopping)).toEqual({ sent: 2, answered: 1, lost: 1, inFlight: 0 });
    expect([closedEarly, isClosed(), waiting.length, clock.pending()]).toEqual([false, true, 0, 0]);
    expect(await probe.stop()).toEqual(await stopping);
  });

  it('stops sending when its signal aborts, and closes by itself', async () => {
    const controller = new AbortController();
    const { clock, answerAll, waiting, isClosed } = startHeldProbe({ signal: controller.signal });
    await clock.advance(100);

    controller.abort();
    await clock.advance(1000);
    const sent = waiting.length;
    await answerAll();

    expect([sent, isClosed(), clock.pending()]).toEqual([2, true, 0]);
  });

  it('does not start when its signal was aborted before', () => {
    const signal = AbortSignal.abort(new Error('gone'));

    expect(() => startHeldProbe({ signal })).toThrow('gone');
  });

  it('a request counts in the lap in which its outcome is known', async () => {
    const { clock, probe, answerAt, finish } = startHeldProbe();
    await clock.advance(150);
    await answerAt(0, answer());

    const first = probe.lap();
    await answerAt(0, failure);
    const second = probe.lap();

    expect(sums(first)).toEqual({ sent: 1, answered: 1, lost: 0, inFlight: 0 });
    expect(sums(second)).toEqual({ sent: 1, answered: 0, lost: 1, inFlight: 0 });
    expect(second.startedAtMs).toBe(first.startedAtMs + first.durationMs);
    await finish();
  });

  it('adds up in every report, and laps add up to the total, whatever happens', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('advance' as const), ms: fc.integer({ min: 1, max: 700 }) }),
      fc.record({
        kind: fc.constant('answer' as const),
        index: fc.nat(10),
        outcome: fc.constantFrom(answer(200, 'v1'), answer(200, 'v2'), answer(503), failure),
      }),
      fc.record({ kind: fc.constant('lap' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        async (steps, maxInFlight) => {
          const { clock, probe, answerAt, waiting, finish } = startHeldProbe({ maxInFlight });
          const laps: ProbeReport[] = [];
          for (const what of steps) {
            if (what.kind === 'advance') await clock.advance(what.ms);
            if (what.kind === 'answer')
              await answerAt(what.index % Math.max(1, waiting.length), what.outcome);
            if (what.kind === 'lap') laps.push(probe.lap());
            expectToAddUp(probe.total());
            expect(probe.total().inFlight).toBe(waiting.length);
          }
          const total = await finish();
          laps.push(probe.lap());

          [total, ...laps].forEach(expectToAddUp);
          const sum = (count: (report: ProbeReport) => number) =>
            laps.reduce((all, lap) => all + count(lap), 0);
          expect(sum(({ sent }) => sent)).toBe(total.sent);
          expect(sum(({ lost }) => lost)).toBe(total.lost);
          expect(sum(({ skipped }) => skipped)).toBe(total.skipped);
          expect(total.inFlight).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

function expectToAddUp(report: ProbeReport): void {
  const total = (counts: readonly (number | undefined)[]) =>
    counts.reduce<number>((all, count = 0) => all + count, 0);
  expect(report.answered + report.lost + report.inFlight).toBe(report.sent);
  expect(total(Object.values(report.lostBy))).toBe(report.lost);
  expect(total(Object.values(report.versions).map(({ answered }) => answered))).toBe(report.answered);
  expect(total(report.seconds.map(({ answered }) => answered))).toBe(report.answered);
  expect(total(report.seconds.map(({ lost }) => lost))).toBe(report.lost);
}
