import type { CloudWatch } from '../cloudwatch-context.js';
import { statisticNamed, type SeriesName } from '../metrics/series.js';
import type { Alarm } from './alarm.js';
import { evaluateAlarm } from './evaluate-alarm.js';

/** Brings an alarm's state up to date with its metric's last periods that have ended. */
export function lookAtAlarm(cloudWatch: CloudWatch, name: string): void {
  const alarm = cloudWatch.alarms.get(name);
  if (alarm === undefined) return;
  const evaluation = evaluateAlarm(alarm.configuration, lastValues(cloudWatch, alarm));
  if (evaluation !== undefined) setState(cloudWatch, alarm, evaluation);
}

interface NewState {
  readonly state: Alarm['state'];
  readonly reason: string;
  readonly reasonData?: string | undefined;
}

export function setState(
  { alarms, surroundings, listeners }: CloudWatch,
  alarm: Alarm,
  { state, reason, reasonData }: NewState,
): void {
  if (state === alarm.state && reason === alarm.stateReason) return;
  const now = surroundings.time.now();
  alarms.set(alarm.name, {
    ...alarm,
    state,
    stateReason: reason,
    stateReasonData: reasonData,
    stateUpdatedAt: now,
    stateChangedAt: state === alarm.state ? alarm.stateChangedAt : now,
  });
  if (state !== alarm.state) for (const listener of listeners) listener(alarm.name);
}

/** The series that an alarm follows. */
export function seriesOf({ configuration }: Pick<Alarm, 'configuration'>): SeriesName {
  const { MetricStat } = configuration.Metrics?.[0] ?? {};
  const { Namespace, MetricName, Dimensions } = MetricStat?.Metric ?? configuration;
  return { namespace: Namespace ?? '', metricName: MetricName ?? '', dimensions: Dimensions ?? [] };
}

/** AWS's seconds. */
export const periodOf = ({ configuration }: Pick<Alarm, 'configuration'>): number =>
  configuration.Metrics?.[0]?.MetricStat?.Period ?? configuration.Period ?? 60;

function lastValues({ metrics, surroundings }: CloudWatch, alarm: Alarm): readonly (number | undefined)[] {
  const { time } = surroundings;
  const { EvaluationPeriods = 1, Statistic, Metrics } = alarm.configuration;
  const statistic = statisticNamed(Metrics?.[0]?.MetricStat?.Stat ?? Statistic ?? 'Average');
  const periodSeconds = periodOf(alarm);
  const periodMs = time.scaled(periodSeconds * 1_000);
  const untilMs = Math.floor(time.now().getTime() / periodMs) * periodMs;
  const fromMs = untilMs - EvaluationPeriods * periodMs;
  const points = metrics.periods(seriesOf(alarm), { fromMs, untilMs, periodSeconds });
  return Array.from({ length: EvaluationPeriods }, (_period, back) => {
    const start = untilMs - (back + 1) * periodMs;
    const point = points.find(({ atMs }) => Math.abs(atMs - start) < periodMs / 2);
    return point && statistic?.(point);
  });
}
