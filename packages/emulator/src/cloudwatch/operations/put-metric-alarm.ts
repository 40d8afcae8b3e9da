import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { lookAtAlarm, periodOf } from '../alarms/look-at-alarm.js';
import type { Alarm } from '../alarms/alarm.js';
import type { CloudWatch } from '../cloudwatch-context.js';
import { invalidValue, missingParameter } from '../errors.js';
import { statisticNamed } from '../metrics/series.js';

type Empty = Readonly<Record<string, never>>;

/** AWS looks every minute, and more often only at alarms of a shorter period. */
const longestPaceSeconds = 60;

/** A new alarm has no data yet, unless its metric has; one that exists gets the new configuration and keeps its state. */
export function putMetricAlarm(input: PutMetricAlarmInput, cloudWatch: CloudWatch): Empty {
  const { surroundings, alarms, tags, clock } = cloudWatch;
  const { AlarmName: name = '', Tags = [] } = input;
  checkAlarm(input);
  const now = surroundings.time.now();
  const arn = `arn:aws:cloudwatch:${surroundings.region}:${surroundings.account}:alarm:${name}`;
  const previous = alarms.get(name);
  const alarm: Alarm = {
    ...(previous ?? { ...unchecked, stateUpdatedAt: now, stateChangedAt: now }),
    ...{ name, arn, configuration: input, configuredAt: now, actionsEnabled: input.ActionsEnabled ?? true },
  };
  alarms.set(name, alarm);
  if (previous === undefined) tags.set(arn, new Map(Tags.map(({ Key = '', Value = '' }) => [Key, Value])));
  clock.start(name, Math.min(periodOf(alarm), longestPaceSeconds));
  lookAtAlarm(cloudWatch, name);
  return {};
}

const unchecked = {
  state: 'INSUFFICIENT_DATA',
  stateReason: 'Unchecked: Initial alarm creation',
  stateReasonData: undefined,
} as const;

function checkAlarm(input: PutMetricAlarmInput): void {
  const { Metrics = [], MetricName, Threshold, Period, EvaluationPeriods = 0, DatapointsToAlarm } = input;
  if (Metrics.length > 1 || Metrics.some(({ Expression }) => Expression !== undefined))
    throw invalidValue('The emulator does no metric math: an alarm follows one metric.');
  if (Metrics.length === 0 && MetricName === undefined)
    throw missingParameter('The parameter MetricName is required.');
  if (Metrics.length === 0 && Period === undefined)
    throw missingParameter('The parameter Period is required.');
  if (Threshold === undefined) throw missingParameter('The parameter Threshold is required.');
  if (EvaluationPeriods < 1) throw invalidValue('EvaluationPeriods must be at least 1.');
  if ((DatapointsToAlarm ?? 1) > EvaluationPeriods)
    throw invalidValue('DatapointsToAlarm must not be more than EvaluationPeriods.');
  const statistic = Metrics[0]?.MetricStat?.Stat ?? input.Statistic ?? input.ExtendedStatistic ?? '';
  if (statisticNamed(statistic) === undefined)
    throw invalidValue(`The statistic '${statistic}' is not kept by the emulator: use one of its five.`);
}
