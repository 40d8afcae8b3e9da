import type { ComparisonOperator, PutMetricAlarmInput, StateValue } from '@aws-sdk/client-cloudwatch';

/** How an alarm stands after a look at its periods. */
export interface Evaluation {
  readonly state: StateValue;
  readonly reason: string;
}

type Rule = Pick<
  PutMetricAlarmInput,
  'ComparisonOperator' | 'Threshold' | 'DatapointsToAlarm' | 'EvaluationPeriods' | 'TreatMissingData'
>;

/**
 * Looks at the alarm's last periods, the latest first; nothing for one without data. It rings when enough of them are
 * beyond the threshold. What no data says decides `TreatMissingData`; nothing: the state stays.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#alarm-evaluation
 */
export function evaluateAlarm(rule: Rule, values: readonly (number | undefined)[]): Evaluation | undefined {
  const { Threshold = 0, EvaluationPeriods = 1, TreatMissingData = 'missing' } = rule;
  const needed = rule.DatapointsToAlarm ?? EvaluationPeriods;
  const known = values.filter((value) => value !== undefined);
  const missing = values.length - known.length;
  const breaching = known.filter((value) => isBeyond(value, rule.ComparisonOperator, Threshold));
  const counted = breaching.length + (TreatMissingData === 'breaching' ? missing : 0);
  if (known.length === 0 && TreatMissingData === 'ignore') return undefined;
  if (known.length === 0 && TreatMissingData === 'missing')
    return {
      state: 'INSUFFICIENT_DATA',
      reason: `Insufficient Data: ${missing} ${missing === 1 ? 'datapoint was' : 'datapoints were'} unknown.`,
    };
  const isRinging = counted >= needed;
  return {
    state: isRinging ? 'ALARM' : 'OK',
    reason: reasonFor({ rule, known, missing, counted, isRinging }),
  };
}

interface Found {
  readonly rule: Rule;
  readonly known: readonly number[];
  readonly missing: number;
  readonly counted: number;
  readonly isRinging: boolean;
}

function reasonFor({ rule, known, missing, counted, isRinging }: Found): string {
  const { Threshold = 0, EvaluationPeriods = 1, TreatMissingData } = rule;
  if (known.length === 0)
    return `Threshold Crossed: no datapoints were received for ${missing} periods and ${missing} missing datapoints were treated as [${TreatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching'}].`;
  const needed = rule.DatapointsToAlarm ?? EvaluationPeriods;
  const relation = `${isRinging ? '' : 'not '}${words[rule.ComparisonOperator ?? 'GreaterThanThreshold']}`;
  return (
    `Threshold Crossed: ${isRinging ? counted : known.length} out of the last ${EvaluationPeriods} datapoints ` +
    `[${known.join(', ')}] ${known.length === 1 ? 'was' : 'were'} ${relation} the threshold (${Threshold}) ` +
    `(minimum ${needed} ${needed === 1 ? 'datapoint' : 'datapoints'} for ${isRinging ? 'OK -> ALARM' : 'ALARM -> OK'} transition).`
  );
}

const words: Partial<Record<ComparisonOperator, string>> = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

function isBeyond(value: number, operator: ComparisonOperator | undefined, threshold: number): boolean {
  switch (operator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    default:
      return value > threshold;
  }
}
