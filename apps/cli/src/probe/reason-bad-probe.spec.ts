import type { LostCause, ProbeReport } from '@clicamos/health';
import type { LoadBalancer } from '@clicamos/rolling-asg';
import { probeHint, probeHints } from './reason-bad-probe.js';

const seen = (cause: LostCause, detail = '', answered = 0) => ({
  answered,
  lostBy: { [cause]: 7 },
  lostSamples: [{ cause, detail, atMs: 0, afterMs: 1, onNewConnection: true }],
});
const options = { url: 'https://web.example/', ratePerSecond: 1 };
const internal = { name: 'web-elb', isInternal: true } as unknown as LoadBalancer; // only these count

describe('probeHints', () => {
  it('are of each target that loses, and told once where they are the same', () => {
    const targets = [{ options }, { options }, { options }, { options, loadBalancer: internal }];
    const good = { answered: 1, lost: 0, lostBy: {}, lostSamples: [] };
    const bad = { ...seen('body'), lost: 7 };
    const unreached = { ...seen('timeout'), lost: 7 };
    const report = { targets: [good, bad, bad, unreached] } as unknown as ProbeReport; // only these count

    expect(probeHints(report, { targets }).split('\n')).toEqual([
      'See probe.expectBody',
      expect.stringMatching(/^ {2}web-elb is internal: /),
    ]);
  });
});

describe('probeHint', () => {
  it.each<[LostCause, RegExp]>([
    ['status 401', /probe\.basicAuthFrom/],
    ['status 301', /Redirects are no answers/],
    ['status 404', /probe\.url, probe\.headers/],
    ['certificate', /probe\.resolve: loadBalancer.*probe\.caFile/],
    ['tls', /Is it TLS at all, at web\.example/],
    ['body', /probe\.expectBody/],
    ['dns', /does not know the name/],
    ['timeout', /Is it reached from this machine/],
  ])('says what to do about %s', (cause, hint) => {
    expect(probeHint(seen(cause), { options })).toMatch(hint);
  });

  it('adds what was answered', () => {
    expect(probeHint(seen('status 301', 'answered 301 to https://login/, want 2xx'), { options })).toMatch(
      /\(answered 301 to https:\/\/login\/, want 2xx\)$/,
    );
  });

  it.each<LostCause>(['timeout', 'refused', 'unreachable', 'dns'])(
    'says that an internal load balancer is not reached from here when all is %s',
    (cause) => {
      const hint = probeHint(seen(cause), { options, loadBalancer: internal });

      expect(hint).toMatch(/^web-elb is internal: .*--no-probe$/);
      expect(probeHint(seen(cause, '', 1), { options, loadBalancer: internal })).not.toMatch(/internal/);
    },
  );
});
