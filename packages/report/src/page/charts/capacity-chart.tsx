import { useMemo } from 'preact/hooks';
import { useCursor } from '../data/cursor.js';
import { count } from '../view/format.js';
import { capacityColumns, indexAt, type Columns } from '../view/series.js';
import { ChartRow, type LegendValue } from './chart-row.js';
import { hatch } from './hatch.js';
import { colour, Plot, type PlotShape } from './plot.js';
import { held } from './stepped.js';
import type { ChartProps } from './traffic-chart.js';

/** What serves of both groups, on each other, what next is to have, and the line that all together never may cross. */
export function CapacityChart({ story, domain, marks, now }: ChartProps) {
  const { capacity, headline } = story;
  const columns = useMemo(() => withFloorTwice(capacityColumns(story, now)), [capacity, now]);
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

const withFloorTwice = (columns: Columns): Columns => [...columns, columns.at(-1) ?? []];

const shape: PlotShape = {
  series: [
    { stroke: () => colour('next'), width: 1.5, fill: (plot) => hatch(plot.ctx, 'next'), ...held },
    { stroke: () => colour('previous'), width: 1.5, fill: () => colour('previous-solid'), ...held },
    { stroke: () => colour('next'), width: 1, dash: [3, 4], ...held },
    // The floor's dashes lie on a line of the card's colour, so that they are seen on every filling.
    { stroke: () => colour('card'), width: 5, ...held },
    { stroke: () => colour('bad'), width: 2, dash: [7, 4], ...held },
  ],
  y: { range: (_, __, most) => [0, Math.max(2, Math.ceil((most ?? 0) * 1.15))] },
  yValues: (value) => (Number.isInteger(value) ? count(value) : ''),
};
