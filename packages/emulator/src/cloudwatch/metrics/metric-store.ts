import type { Time } from '../../time/time.js';
import { join, seriesKey, withPoint, type Point, type Series, type SeriesName } from './series.js';

/** What one measurement says; `count` values of which only these figures are known. */
export interface Measurement extends Omit<Point, 'atMs'> {
  readonly at: Date;
  readonly unit?: string;
}

/** From when to when, in milliseconds of the clock, and in periods of AWS's seconds. */
export interface Range {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly periodSeconds: number;
}

/** All metrics of the account. Seconds are AWS's: on a fast emulator a period is that much shorter. */
export interface MetricStore {
  put(name: SeriesName, measurement: Measurement): void;
  find(name: SeriesName): Series | undefined;
  all(): readonly Series[];
  /** One point for each period in which something was measured. */
  periods(name: SeriesName, range: Range): readonly Point[];
}

/** As long as AWS keeps what is finer than a minute; the emulator keeps nothing longer. */
const keptSeconds = 3 * 60 * 60;

export function createMetricStore(time: Time): MetricStore {
  const metrics = new Map<string, Series>();
  const slotMs = Math.max(1, time.scaled(1_000));
  return {
    put(name, { at, unit = 'None', ...figures }) {
      const key = seriesKey(name);
      const atMs = Math.floor(at.getTime() / slotMs) * slotMs;
      const known = metrics.get(key)?.points ?? [];
      const oldestMs = time.now().getTime() - time.scaled(keptSeconds * 1_000);
      const points = withPoint(known, { ...figures, atMs }).filter((point) => point.atMs >= oldestMs);
      metrics.set(key, { ...name, unit, points });
    },
    find: (name) => metrics.get(seriesKey(name)),
    all: () => [...metrics.values()],
    periods(name, { fromMs, untilMs, periodSeconds }) {
      const periodMs = time.scaled(periodSeconds * 1_000);
      const found = new Map<number, Point[]>();
      for (const point of metrics.get(seriesKey(name))?.points ?? []) {
        if (point.atMs < fromMs || point.atMs >= untilMs) continue;
        const start = Math.floor(point.atMs / periodMs) * periodMs;
        found.set(start, [...(found.get(start) ?? []), point]);
      }
      return [...found].map(([start, points]) => join(points, start));
    },
  };
}
