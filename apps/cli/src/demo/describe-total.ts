import type { ProbeReport } from '@clicamos/health';
import { count } from '@clicamos/report';
import type { PhaseEnd } from './phase.js';

type Counted = Pick<ProbeReport, 'sent' | 'lost'>;

/** The demo's last lines: what all phases cost, through all load balancers and through each. */
export function describeTotal(ends: readonly Pick<PhaseEnd, 'probe'>[]): string[] {
  const reports = ends.flatMap(({ probe }) => probe ?? []);
  const { sent, lost } = sumOf(reports);
  const urls = reports[0]?.targets?.map(({ url }) => url) ?? [];
  const what = urls.length === 0 ? 'the load balancer' : urls.length === 2 ? 'both load balancers' : 'all';
  return [
    `${count(sent)} requests through ${what}, ${count(lost)} lost. Everything was cleaned up.`,
    ...urls.map((url) => {
      const of = sumOf(reports.flatMap(({ targets = [] }) => targets.filter((one) => one.url === url)));
      return `  ${count(of.sent)} through ${url}, ${count(of.lost)} lost`;
    }),
  ];
}

/** What several windows of one probe counted together. */
export const sumOf = (reports: readonly Counted[]): Counted =>
  reports.reduce((sum, { sent, lost }) => ({ sent: sum.sent + sent, lost: sum.lost + lost }), {
    sent: 0,
    lost: 0,
  });
