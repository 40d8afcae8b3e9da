import { createFakeClock, settleMicrotasks } from '../testing/health-fake-clock.js';
import { measureProbe } from './measure-probe.js';
import type { Outcome, Transport } from './outcome.js';
import { reasonOverLimits } from './probe-limits.js';
import { startProbes } from './start-probes.js';

const good = (version: string): Outcome => ({
  kind: 'response',
  response: { status: 200, headers: { 'x-app-version': version }, body: 's3cret' },
});
const reset: Outcome = { kind: 'failure', cause: 'reset', detail: 'ECONNRESET' };

/** Answers each request with the next of what is given, and the last one for ever. */
function answering(...outcomes: readonly Outcome[]) {
  const left = [...outcomes];
  let isClosed = false;
  const transport: Transport = {
    send: async () => (left.length > 1 ? left.shift() : left[0]) ?? reset,
    close: async () => void (isClosed = true),
  };
  return { transport, isClosed: () => isClosed };
}

function startTwo(second: readonly Outcome[] = [good('v2')]) {
  const clock = createFakeClock();
  const one = answering(good('v1'));
  const other = answering(...second);
  const probe = startProbes([
    { url: 'http://one/', ratePerSecond: 10, clock, transport: one.transport },
    { url: 'http://ops:s3cret@other/', ratePerSecond: 10, clock, transport: other.transport },
  ]);
  return { clock, probe, one, other };
}

describe('startProbes', () => {
  it('asks each target at its own rate, and counts each and all', async () => {
    const { clock, probe } = startTwo([reset, good('v2')]);

    await clock.advance(1000);
    await settleMicrotasks();
    const report = await probe.stop();

    expect(report).toMatchObject({ sent: 22, answered: 21, lost: 1, lostBy: { reset: 1 }, inFlight: 0 });
    expect(report.targets).toMatchObject([
      { url: 'http://one/', sent: 11, answered: 11, lost: 0 },
      { url: 'http://***@other/', sent: 11, answered: 10, lost: 1 },
    ]);
    expect(report.url).toBe('http://one/, http://***@other/');
    expect(report.versions).toMatchObject({ v1: { answered: 11 }, v2: { answered: 10 } });
  });

  it('adds up in laps and windows too', async () => {
    const { clock, probe } = startTwo([good('v2'), reset, good('v2')]);
    await clock.advance(150);
    await settleMicrotasks();
    const first = probe.lap();
    const window = probe.window();
    await clock.advance(1000);
    await settleMicrotasks();

    const [later, seen] = [probe.lap(), await window.close()];

    expect([first.sent, later.sent]).toEqual([4, 20]);
    expect(first.targets?.map(({ lost }) => lost)).toEqual([0, 1]);
    expect(seen).toMatchObject({ sent: 20, lost: 0, inFlight: 0, targets: [{ sent: 10 }, { sent: 10 }] });
    expect(probe.total()).toMatchObject({ sent: 24, targets: [{ sent: 12 }, { sent: 12 }] });
    await probe.stop();
  });

  it('is judged by each target: a good one does not make up for a bad one', async () => {
    const { clock, probe } = startTwo([reset]);
    const measuring = measureProbe(probe, { warmupMs: 1000, clock });
    await clock.advance(1100);
    const { reason } = await measuring;

    expect(reason).toMatch(
      /^the probe of http:\/\/\*\*\*@other\/ lost \d+ requests \(\d+ reset\), at most 0/,
    );
    expect(reasonOverLimits(probe.total(), { maxLost: 12 })).toBeUndefined();
    await probe.stop();
  });

  it('looks at the latency of each from the second half on', async () => {
    const clock = createFakeClock();
    const startMs = clock.now();
    const slowAtFirst: Transport = {
      send: async () => {
        await clock.sleep(clock.now() < startMs + 450 ? 300 : 5);
        return good('v1');
      },
      close: async () => undefined,
    };
    const target = { ratePerSecond: 200, clock, transport: slowAtFirst };
    const probe = startProbes([
      { ...target, url: 'http://one/' },
      { ...target, url: 'http://other/' },
    ]);
    const measuring = measureProbe(probe, { warmupMs: 1000, maxP99Ms: 50, minRequests: 50, clock });
    await clock.advance(1500);

    const { report, reason } = await measuring;

    expect([report.latency.maxMs > 250, reason]).toEqual([true, undefined]);
    const stopping = probe.stop();
    await clock.advance(100);
    await stopping;
  });

  it('takes the credentials of all out of a text', async () => {
    const { probe } = startTwo();

    expect(probe.redact('it was s3cret')).toBe('it was ***');
    await probe.stop();
  });

  it('says of two with one URL where each is asked', async () => {
    const clock = createFakeClock();
    const target = { url: 'https://www.example/', ratePerSecond: 1, clock };
    const probe = startProbes([
      { ...target, resolve: 'elb-1:443', transport: answering(good('v1')).transport },
      { ...target, resolve: 'elb-2:443', transport: answering(good('v1')).transport },
    ]);

    expect(probe.total().targets?.map(({ url }) => url)).toEqual([
      'https://www.example/ at elb-1:443',
      'https://www.example/ at elb-2:443',
    ]);
    await probe.stop();
  });

  it('stops all when one fails, and rejects with what that one threw', async () => {
    const clock = createFakeClock();
    const [one, other] = [answering(good('v1')), answering(good('v1'))];
    const probe = startProbes([
      {
        ...{ url: 'http://one/', ratePerSecond: 1, clock, transport: one.transport },
        identify: () => {
          throw new Error('boom');
        },
      },
      { url: 'http://other/', ratePerSecond: 1, clock, transport: other.transport },
    ]);
    await settleMicrotasks();

    await expect(probe.stop()).rejects.toThrow('boom');
    expect([one.isClosed(), other.isClosed(), clock.pending()]).toEqual([true, true, 0]);
  });

  it('sends nothing where one of them is wrong', () => {
    const sent: string[] = [];
    const transport: Transport = {
      send: async () => (sent.push('one'), good('v1')),
      close: async () => undefined,
    };
    const wrong = { url: 'ftp://other/', ratePerSecond: 1 };

    expect(() => startProbes([{ url: 'http://one/', ratePerSecond: 1, transport }, wrong])).toThrow(
      /Expected `url`/,
    );
    expect(() => startProbes([])).toThrow('Expected one target at least to probe, got none');
    expect(sent).toEqual([]);
  });
});
