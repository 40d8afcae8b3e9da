import type { CapacityPoint, Story } from '../../model/story.js';
import { answeredBy, type TrafficPoint } from '../../model/traffic.js';

/** Columns of a chart: the first holds the moments, epoch seconds. */
export type Columns = readonly (readonly (number | null)[])[];

/** A gap of a probe that is longer than this many ms is shown as one. */
const gapMs = 5_000;

/** Requests per second, stacked: all, previous with unknown, unknown. Each lies on the one after it. */
export function trafficColumns({ traffic }: Pick<Story, 'traffic'>): Columns {
  const columns: (number | null)[][] = [[], [], [], []];
  let last: number | undefined;
  for (const point of traffic.points) {
    if (last !== undefined && point.at - point.forMs - last > gapMs) put(columns, last / 1_000 + 0.001, []);
    const { previous, next, unknown } = ratesOf(point, traffic.versions);
    put(columns, point.at / 1_000, [unknown + previous + next, unknown + previous, unknown]);
    last = point.at;
  }
  return columns;
}

/** Answers per second of each generation. */
export function ratesOf(
  point: TrafficPoint,
  versions: Story['traffic']['versions'],
): Readonly<Record<'previous' | 'next' | 'unknown', number>> {
  const by = answeredBy(point, versions);
  const perSecond = (value: number) => (value * 1_000) / Math.max(1, point.forMs);
  return {
    previous: perSecond(by.previous),
    next: perSecond(by.next),
    unknown: perSecond(by.unknown),
  };
}

/** Milliseconds: median, 99th percentile, maximum. A log scale knows no zero. */
export function latencyColumns({ traffic }: Pick<Story, 'traffic'>): Columns {
  const columns: (number | null)[][] = [[], [], [], []];
  for (const { at, p50Ms, p99Ms, maxMs } of traffic.points)
    put(columns, at / 1_000, [p50Ms, p99Ms, maxMs].map(positive));
  return columns;
}

const leastMs = 0.1;

const positive = (value: number | undefined): number | null =>
  value === undefined ? null : Math.max(leastMs, value);

/** Stacked: what serves of both, of previous, what next is to have, and the floor; the last state reaches to now. */
export function capacityColumns({ capacity }: Pick<Story, 'capacity'>, now: number): Columns {
  const columns: (number | null)[][] = [[], [], [], [], []];
  const last = capacity.at(-1);
  const points = last && last.at < now ? [...capacity, { ...last, at: now }] : capacity;
  for (const point of points) put(columns, point.at / 1_000, capacityRow(point));
  return columns;
}

function capacityRow({ previous, next, floor }: CapacityPoint): (number | null)[] {
  const below = previous?.serving ?? 0;
  return [below + (next?.serving ?? 0), below, next ? below + next.desired : null, floor];
}

function put(columns: (number | null)[][], at: number, values: readonly (number | null)[]): void {
  columns.forEach((column, index) => column.push(index === 0 ? at : (values[index - 1] ?? null)));
}

/** The row at or before a moment; the last one without a moment. */
export function indexAt(moments: readonly (number | null)[], at: number | undefined): number {
  if (at === undefined) return moments.length - 1;
  let low = 0;
  let high = moments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((moments[middle] ?? Infinity) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
