import type { LostCause, ProbeReport } from '@clicamos/health';
import type { ProbeSetup, ProbeTarget } from './probe-setup.js';

/** What to do about each target that loses, told once where it is the same. */
export function probeHints(report: ProbeReport, { targets }: Pick<ProbeSetup, 'targets'>): string {
  const hints = (report.targets ?? [report]).flatMap((one, index) => {
    const target = targets[index];
    return target === undefined || one.lost === 0 ? [] : [probeHint(one, target)];
  });
  return [...new Set(hints)].join('\n  ');
}

/** What to do about a target that loses, by the cause of most of what it lost. */
export function probeHint(
  report: Pick<ProbeReport, 'lostBy' | 'lostSamples' | 'answered'>,
  { loadBalancer, options }: ProbeTarget,
): string {
  const cause = mostly(report.lostBy);
  const sample = report.lostSamples.find((lost) => lost.cause === cause);
  const isUnreached = report.answered === 0 && cause !== undefined && unreached.has(cause);
  if (isUnreached && loadBalancer?.isInternal === true)
    return `${loadBalancer.name} is internal: it answers inside its VPC only. Run this from a machine in the VPC or behind its VPN, say an address that leads there (probe.url, probe.resolve), or go without: --no-probe`;
  const detail = sample === undefined || sample.detail === '' ? '' : ` (${sample.detail.slice(0, 200)})`;
  return `${hintOf(cause, options.url)}${detail}`;
}

/** Nothing of it has come back. */
const unreached: ReadonlySet<LostCause> = new Set<LostCause>(['timeout', 'refused', 'unreachable', 'dns']);

function mostly(lostBy: ProbeReport['lostBy']): LostCause | undefined {
  const [most] = Object.entries(lostBy).sort(([, a = 0], [, b = 0]) => b - a);
  return most?.[0] as LostCause | undefined; // the keys of the report
}

function hintOf(cause: LostCause | undefined, url: string | URL): string {
  if (cause === undefined) return 'See probe in clicamos.yaml';
  if (/^status 3/.test(cause))
    return 'Redirects are no answers: say the URL that answers (probe.url), or the status that is meant (probe.expectStatus)';
  if (cause === 'status 401' || cause === 'status 403')
    return 'Say who asks (probe.basicAuthFrom, probe.headers), another URL (probe.url), or that this status is meant (probe.expectStatus)';
  if (/^status /.test(cause))
    return 'Say a URL or a header that is answered (probe.url, probe.headers), or the status that is meant (probe.expectStatus)';
  switch (cause) {
    case 'certificate':
      return 'Say the name of the certificate (probe.url) with `probe.resolve: loadBalancer`, and who has signed it (probe.caFile)';
    case 'tls':
      return `Is it TLS at all, at ${new URL(url).host}? See probe.url`;
    case 'body':
      return 'See probe.expectBody';
    case 'timeout':
    case 'refused':
    case 'unreachable':
      return 'Is it reached from this machine? See probe.url, probe.resolve and the security groups';
    case 'dns':
      return 'This machine does not know the name: see probe.url, or say where it is (probe.resolve)';
    default:
      return 'See probe in clicamos.yaml';
  }
}
