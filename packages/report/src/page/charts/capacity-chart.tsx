import { useMemo } from 'preact/hooks';
import { useCursor } from '../data/cursor.js';
import { count } from '../view/format.js';
import { capacityColumns, indexAt } from '../view/series.js';
import { ChartRow, type LegendValue } from './chart-row.js';
import { colour, Plot, type PlotShape } from './plot.js';
import { held } from './stepped.js';
import type { ChartProps } from './traffic-chart.js';

/** How many of each group serve, how many are wanted, and the line that all together never may cross. */
export function CapacityChart({ story, domain, marks, now }: ChartProps) {
  const { capacity, headline } = story;
  const columns = useMemo(() => capacityColumns(story, now), [capacity, now]);
  const point =
    capacity[
      indexAt(
        capacity.map(({ at }) => at),
        useCursor(),
      )
    ];
  const of = (group: { serving: number; desired: number } | undefined) =>
    group ? `${count(group.serving)} of ${count(group.desired)}` : '–';
  const values: LegendValue[] = [
    ...(headline.previous
      ? [{ name: headline.previous.name, value: of(point?.previous), mark: 'key-previous' }]
      : []),
    { name: headline.next?.name ?? 'next', value: of(point?.next), mark: 'key-next' },
    { name: 'floor', value: point ? count(point.floor) : '–', mark: 'key-floor' },
  ];
  const label = `Instances that serve: ${values.map(({ name, value }) => `${name} ${value}`).join(', ')}`;
  return (
    <ChartRow title="Capacity" unit="in service" values={values}>
      <Plot label={label} columns={columns} domain={domain} marks={marks} shape={shape} />
    </ChartRow>
  );
}

const shape: PlotShape = {
  series: [
    { stroke: () => colour('previous'), width: 2, fill: () => colour('previous-fill'), ...held },
    { stroke: () => colour('previous'), width: 1, dash: [3, 4], ...held },
    { stroke: () => colour('next'), width: 2, fill: () => colour('next-fill'), ...held },
    { stroke: () => colour('next'), width: 1, dash: [3, 4], ...held },
    { stroke: () => colour('bad'), width: 1.5, dash: [8, 3], ...held },
  ],
  y: { range: (_, __, most) => [0, Math.max(2, Math.ceil((most ?? 0) * 1.15))] },
  yValues: (value) => (Number.isInteger(value) ? count(value) : ''),
};
