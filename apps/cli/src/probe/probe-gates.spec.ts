import type { Probe, ProbeReport, ProbeWindow } from '@clicamos/health';
import type { RolloutEvent } from '@clicamos/rolling-asg';
import { probeGates } from './probe-gates.js';
import type { ProbeSetup } from './probe-setup.js';

const started = (kind: string) => ({ kind: 'step-started', step: { kind } }) as unknown as RolloutEvent; // only these count

const none = {
  url: 'http://web/',
  sent: 0,
  answered: 0,
  lost: 0,
  lostBy: {},
  inFlight: 0,
  latency: { p99Ms: 5 },
};

/** A probe that has seen what it is told to have seen. */
function seenBy(total: () => Partial<ProbeReport>, since: Partial<ProbeReport> = {}): Probe {
  const report = () => ({ ...none, ...since }) as unknown as ProbeReport; // only these count
  return {
    total: () => ({ ...none, ...total() }),
    window: (): ProbeWindow => ({ report, close: async () => report() }),
  } as unknown as Probe; // gates call nothing else
}

const one = { options: { url: 'http://web/', ratePerSecond: 1 } };
const target = (limits: ProbeSetup['limits']) => ({ limits, targets: [one] });
const ask = ({ options }: ReturnType<typeof probeGates>) => options.bakeCheck?.(new AbortController().signal);

describe('probeGates', () => {
  it('judges what is lost since next serves, as a percentage of what was sent since', () => {
    let total: Partial<ProbeReport> = { sent: 1_000, lost: 0 };
    const gates = probeGates(
      seenBy(() => total),
      target({ maxLostPercent: 2 }),
      true,
    );
    expect(ask(gates)).toBeUndefined();
    gates.see(started('bake'));

    total = { sent: 1_200, lost: 4, lostBy: { 'status 500': 4 } };
    expect(ask(gates)).toBeUndefined();
    total = { sent: 1_200, lost: 5, lostBy: { 'status 500': 5 } };

    expect(ask(gates)).toBe(
      'the probe of http://web/ lost 5 of 200 requests (5 status 500), at most 2 % of 200, 4, may be lost',
    );
  });

  it('says that draining is off where that explains what was lost', () => {
    let total: Partial<ProbeReport> = {};
    const sources = [{ kind: 'classic', id: 'web-elb', name: 'web-elb' } as const];
    const gates = probeGates(
      seenBy(() => total),
      { ...target({ maxLost: 0 }), sources },
      true,
    );
    gates.see(started('bake'));
    gates.see(started('drain'));
    expect(gates.explanation()).toBeUndefined();

    total = { sent: 200, lost: 2, lostBy: { 'status 504': 2 } };

    expect(ask(gates)).toMatch(
      /at most 0 may be lost; Requests were lost while instances left: connection draining/,
    );
    expect(gates.explanation()).toMatch(/^Requests were lost while instances left/);
  });

  it('judges how slow the answers are since next serves', () => {
    const slow = { answered: 300, latency: { p50Ms: 1, p90Ms: 1, p99Ms: 900, maxMs: 900 } };
    const gates = probeGates(
      seenBy(() => ({}), slow),
      target({ maxP99Ms: 500 }),
      true,
    );
    expect(ask(gates)).toBeUndefined();

    gates.see(started('bake'));

    expect(ask(gates)).toMatch(/took 900 ms for 1 of 100 of 300 answers/);
  });

  it('judges each of several targets: what one may lose is not added up', () => {
    const of = (url: string, lost: number) => ({ ...none, url, lost, lostBy: { reset: lost } });
    let lost = [0, 0];
    const gates = probeGates(
      seenBy(
        () => ({
          targets: lost.map((n, index) => of(`http://web-${index}/`, n)) as unknown as ProbeReport[],
        }),
        { targets: [of('http://web-0/', 0), of('http://web-1/', 0)] as unknown as ProbeReport[] },
      ),
      { limits: { maxLost: 2 }, targets: [one, one] },
      true,
    );
    gates.see(started('bake'));

    lost = [2, 2];
    expect(ask(gates)).toBeUndefined();
    lost = [2, 3];

    expect(ask(gates)).toBe('the probe of http://web-1/ lost 3 requests (3 reset), at most 2 may be lost');
  });

  it('decides nothing when the probe was bad before', () => {
    expect(
      probeGates(
        seenBy(() => ({})),
        target({}),
        false,
      ).options.bakeCheck,
    ).toBeUndefined();
  });
});
