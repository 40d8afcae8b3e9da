import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import type { Story } from '../../model/story.js';
import type { TrafficPoint } from '../../model/traffic.js';
import { useCursor } from '../data/cursor.js';
import type { Domain } from '../view/domain.js';
import { count } from '../view/format.js';
import { indexAt, ratesOf, trafficColumns } from '../view/series.js';
import { ChartRow, type LegendValue } from './chart-row.js';
import { hatch } from './hatch.js';
import { colour, Plot, type PlotShape } from './plot.js';
import { stepped } from './stepped.js';

export interface ChartProps {
  readonly story: Story;
  readonly domain: Domain;
  readonly marks: readonly number[];
  readonly now: number;
}

/** Requests per second, stacked by who answered; lost ones as red ticks at the bottom. */
export function TrafficChart({ story, domain, marks }: ChartProps) {
  const { traffic } = story;
  const columns = useMemo(() => trafficColumns(story), [traffic]);
  const points = useMemo(() => ({ current: traffic.points }), []);
  points.current = traffic.points;
  const shape = useMemo(() => shapeOf(() => points.current), []);
  const cursor = useCursor();
  const point =
    traffic.points[
      indexAt(
        traffic.points.map(({ at, forMs }) => at - forMs),
        cursor,
      )
    ];
  return (
    <ChartRow title="Requests" unit="per second" values={valuesOf(story, point, cursor !== undefined)}>
      <Plot label={labelOf(story)} columns={columns} domain={domain} marks={marks} shape={shape} />
    </ChartRow>
  );
}

function valuesOf(story: Story, point: TrafficPoint | undefined, isPointed: boolean): LegendValue[] {
  const { traffic, headline } = story;
  const lost = isPointed ? (point?.lost ?? 0) : traffic.lost;
  const lostValue = { name: 'lost', value: count(lost), mark: 'key-lost', isBad: lost > 0 };
  if (!point) return [lostValue];
  const rates = ratesOf(point, traffic.versions);
  return [
    ...(headline.previous || rates.previous > 0
      ? [{ name: headline.previous?.name ?? 'previous', value: count(rates.previous), mark: 'key-previous' }]
      : []),
    { name: headline.next?.name ?? 'next', value: count(rates.next), mark: 'key-next' },
    ...(rates.unknown > 0 ? [{ name: 'unknown', value: count(rates.unknown), mark: 'key-unknown' }] : []),
    lostValue,
  ];
}

const labelOf = ({ traffic }: Story): string =>
  `Requests per second over time: ${count(traffic.sent)} in all, ${count(traffic.lost)} lost`;

const shapeOf = (points: () => readonly TrafficPoint[]): PlotShape => ({
  series: [
    { stroke: () => colour('next'), width: 1.5, fill: (plot) => hatch(plot.ctx, 'next'), ...stepped },
    { stroke: () => colour('previous'), width: 1.5, fill: () => colour('previous-solid'), ...stepped },
    { stroke: () => colour('muted'), width: 1, fill: () => colour('unknown-solid'), ...stepped },
  ],
  y: { range: (_, __, most) => [0, Math.max(1, (most ?? 0) * 1.12)] },
  yValues: count,
  over: (plot) => drawLosses(plot, points()),
});

/** Losses stand out of the bottom, as high as their share, and never lower than can be seen. */
function drawLosses(plot: uPlot, points: readonly TrafficPoint[]): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colour('bad');
  for (const { at, lost, sent } of points) {
    if (lost === 0) continue;
    const x = Math.round(plot.valToPos(at / 1_000, 'x', true));
    const height = bbox.height * Math.max(0.25, lost / Math.max(1, sent));
    const width = 3 * devicePixelRatio;
    ctx.fillRect(x - width, bbox.top + bbox.height - height, width, height);
  }
  ctx.restore();
}
