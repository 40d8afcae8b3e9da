import type { Dimension } from '@aws-sdk/client-cloudwatch';

/** What was measured in one slot of time. */
export interface Point {
  /** The slot's beginning, in milliseconds of the clock. */
  readonly atMs: number;
  readonly sum: number;
  readonly count: number;
  readonly least: number;
  readonly most: number;
}

/** A metric: its name and for what. */
export interface SeriesName {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly Dimension[];
}

/** One metric's points, in the order of time. */
export interface Series extends SeriesName {
  readonly points: readonly Point[];
  readonly unit: string;
}

/** The same for the same dimensions in any order. */
export const seriesKey = ({ namespace, metricName, dimensions }: SeriesName): string =>
  [namespace, metricName, ...dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort()].join('\n');

/** Points with one more measurement; one of the same slot is joined with it. */
export function withPoint(points: readonly Point[], added: Point): readonly Point[] {
  const index = points.findLastIndex(({ atMs }) => atMs <= added.atMs);
  const same = points[index];
  if (same?.atMs === added.atMs) return points.with(index, join([same, added], added.atMs));
  return points.toSpliced(index + 1, 0, added);
}

/** Points of a period as one. */
export const join = (points: readonly Point[], atMs: number): Point => ({
  atMs,
  sum: points.reduce((sum, point) => sum + point.sum, 0),
  count: points.reduce((sum, point) => sum + point.count, 0),
  least: Math.min(...points.map(({ least }) => least)),
  most: Math.max(...points.map(({ most }) => most)),
});

const statistics: Readonly<Record<string, (point: Point) => number>> = {
  Average: ({ sum, count }) => sum / count,
  Sum: ({ sum }) => sum,
  Minimum: ({ least }) => least,
  Maximum: ({ most }) => most,
  SampleCount: ({ count }) => count,
};

/** A statistic by its name; nothing for one that is not kept, as percentiles. */
export const statisticNamed = (name: string): ((point: Point) => number) | undefined =>
  Object.hasOwn(statistics, name) ? statistics[name] : undefined;
