import { count, duration } from '@clicamos/report';
import type { ProbeReport } from '@clicamos/health';

/** A line of each target, where several are asked: `lost 3 of 812 through http://web-elb.example/, p99 21 ms`. */
export const describeTargets = ({ targets = [] }: Pick<ProbeReport, 'targets'>): string[] =>
  targets.map(({ url, sent, lost, lostBy, latency }) => {
    const causes = Object.entries(lostBy).map(([cause, n]) => `${count(n ?? 0)} ${cause}`);
    const why = causes.length === 0 ? '' : ` (${causes.join(', ')})`;
    return `lost ${count(lost)} of ${count(sent)} through ${url}${why}, p99 ${duration(latency.p99Ms)}`;
  });

/** `13 550 requests, 0 lost, p99 21 ms`, with the causes of what was lost. */
export function describeProbe({ sent, lost, lostBy, latency, skipped, redirects }: ProbeReport): string {
  const causes = Object.entries(lostBy).map(([cause, n]) => `${count(n ?? 0)} ${cause}`);
  return [
    `${count(sent)} requests`,
    causes.length === 0 ? `${count(lost)} lost` : `${count(lost)} lost (${causes.join(', ')})`,
    ...(redirects > 0 ? [`${count(redirects)} redirected`] : []),
    ...(skipped > 0 ? [`${count(skipped)} never sent`] : []),
    `p99 ${duration(latency.p99Ms)}`,
  ].join(', ');
}
