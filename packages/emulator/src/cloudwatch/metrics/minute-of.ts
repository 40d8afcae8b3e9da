import type { MinuteQuestion, MinuteReading } from '../../service/ports.js';
import type { CloudWatch } from '../cloudwatch-context.js';
import { statisticNamed } from './series.js';

/** What a metric was in one of AWS's minutes. */
export function minuteOf(
  { metrics, surroundings }: Pick<CloudWatch, 'metrics' | 'surroundings'>,
  { statistic = 'Average', atMs, ...name }: MinuteQuestion,
): MinuteReading {
  if (metrics.find(name) === undefined) return { kind: 'unknown' };
  const minuteMs = surroundings.time.scaled(60_000);
  const fromMs = Math.floor(atMs / minuteMs) * minuteMs;
  const [point] = metrics.periods(name, { fromMs, untilMs: fromMs + minuteMs, periodSeconds: 60 });
  const value = point && statisticNamed(statistic)?.(point);
  return value === undefined ? { kind: 'missing' } : { kind: 'value', value };
}
