import { useMemo } from 'preact/hooks';
import { useCursor } from '../data/cursor.js';
import { millis } from '../view/format.js';
import { indexAt, latencyColumns } from '../view/series.js';
import { ChartRow, type LegendValue } from './chart-row.js';
import { colour, Plot, type PlotShape } from './plot.js';
import type { ChartProps } from './traffic-chart.js';

/** Median, 99th percentile and maximum of each second, on a log scale. */
export function LatencyChart({ story, domain, marks }: ChartProps) {
  const { traffic } = story;
  const columns = useMemo(() => latencyColumns(story), [traffic]);
  const cursor = useCursor();
  const point =
    traffic.points[
      indexAt(
        traffic.points.map(({ at, forMs }) => at - forMs),
        cursor,
      )
    ];
  const values: LegendValue[] = [
    { name: 'max', value: ms(point?.maxMs), mark: 'key-max' },
    { name: 'p99', value: ms(point?.p99Ms), mark: 'key-p99' },
    { name: 'p50', value: ms(point?.p50Ms), mark: 'key-p50' },
  ];
  const { latency } = traffic;
  const label = latency
    ? `Latency over time: p50 ${millis(latency.p50Ms)}, p99 ${millis(latency.p99Ms)}, at most ${millis(latency.maxMs)} milliseconds`
    : 'Latency over time: no answer yet';
  return (
    <ChartRow title="Latency" unit="ms, log" values={values}>
      <Plot label={label} columns={columns} domain={domain} marks={marks} shape={shape} />
    </ChartRow>
  );
}

const ms = (value: number | undefined): string => (value === undefined ? '–' : `${millis(value)} ms`);

const shape: PlotShape = {
  series: [
    { stroke: () => colour('muted'), width: 1.5, dash: [4, 3], points: { show: false } },
    { stroke: () => colour('ink'), width: 1.5, points: { show: false } },
    {
      stroke: () => colour('muted'),
      width: 0,
      points: { show: true, size: 3.5, fill: () => colour('muted'), width: 0, space: 0 },
    },
  ],
  y: { distr: 3, range: (_, least, most) => rangeOf(least, most) },
  yValues: (value) => (/^[125]0*$|^0\.[15]$/.test(String(value)) ? millis(value) : ''),
};

/** Whole decades, at least two. */
function rangeOf(least: number | null, most: number | null): [number, number] {
  const low = 10 ** Math.floor(Math.log10(Math.max(0.1, least ?? 1)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(1, most ?? 10) * 1.05));
  return [low, Math.max(high, low * 100)];
}
