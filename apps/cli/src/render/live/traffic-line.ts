import {
  answeredBy,
  count,
  duration,
  type Headline,
  type Traffic,
  type TrafficTarget,
} from '@clicamos/report';
import type { Paint } from '../paint.js';
import { sparkline } from './sparkline.js';
import type { TreeColumns } from './tree-columns.js';

export interface TrafficLook {
  readonly paint: Paint;
  readonly columns: TreeColumns;
}

/** What clients notice: how many requests, how many lost, how quick, and who answers. Nothing without a probe. */
export function trafficLines(
  { traffic, headline }: { readonly traffic: Traffic; readonly headline: Headline },
  { paint, columns }: TrafficLook,
): string[] {
  const { points, sent, lost, latency, targets = [] } = traffic;
  if (points.length === 0) return [];
  const numbers = [
    `${count(sent)} requests`,
    (lost > 0 ? paint.red : paint.green)(`${count(lost)} lost`),
    ...(latency && columns.hasPercentiles ? [`p50 ${duration(latency.p50Ms)}`] : []),
    ...(latency ? [`p99 ${duration(latency.p99Ms)}`] : []),
  ];
  const answering = shares(traffic, headline);
  const seconds = `${spark(traffic, paint, columns.sparkWidth)}  ${answering.join(' · ') || 'requests/s'}`;
  const through = targets.map((target) => `       ${throughOne(target, paint)}`);
  return [`probe  ${numbers.join(' · ')}`, ...through, `       ${seconds}`];
}

/** Of several addresses each one's own: a good one must not hide a bad one. */
const throughOne = ({ url, sent, lost, p99Ms }: TrafficTarget, paint: Paint): string =>
  `${(lost > 0 ? paint.red : paint.green)(`${count(lost)} lost`)} of ${count(sent)} through ${url} · p99 ${duration(p99Ms)}`;

/** A second in which one was lost stands out, without colour too. */
function spark({ points }: Traffic, paint: Paint, width: number): string {
  // The first and the last one are no whole seconds.
  const rates = points.map(({ sent, forMs }) => (sent * 1_000) / Math.max(forMs, 250));
  const seconds = points.slice(-width);
  return sparkline(rates, width)
    .map((character, index) => ((seconds[index]?.lost ?? 0) > 0 ? paint.red('✕') : character))
    .join('');
}

/** Of the last second: who answers now. */
function shares({ points, versions }: Traffic, { previous, next }: Headline): string[] {
  const last = points.at(-1);
  if (last === undefined || last.answered === 0) return [];
  const by = answeredBy(last, versions);
  const named = [
    [previous?.name, by.previous],
    [next?.name, by.next],
  ] as const;
  return named.flatMap(([name, n]) =>
    name === undefined || n === 0 ? [] : [`${name} ${Math.round((100 * n) / last.answered)} %`],
  );
}
