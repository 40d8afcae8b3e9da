import type { MetricDatum, PutMetricDataInput } from '@aws-sdk/client-cloudwatch';
import type { CloudWatch } from '../cloudwatch-context.js';
import { invalidCombination, invalidValue } from '../errors.js';
import type { Measurement } from '../metrics/metric-store.js';

type Empty = Readonly<Record<string, never>>;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
export function putMetricData(input: PutMetricDataInput, { metrics, surroundings }: CloudWatch): Empty {
  const { Namespace = '', MetricData = [] } = input;
  if (Namespace.startsWith('AWS/'))
    throw invalidValue(`The value ${Namespace} for parameter Namespace is invalid: AWS/ is AWS's own.`);
  const now = surroundings.time.now();
  const read = MetricData.map((datum) => ({ datum, measurement: measurementOf(datum, now) }));
  for (const { datum, measurement } of read) {
    const { MetricName = '', Dimensions = [] } = datum;
    metrics.put({ namespace: Namespace, metricName: MetricName, dimensions: Dimensions }, measurement);
  }
  return {};
}

function measurementOf(datum: MetricDatum, now: Date): Measurement {
  const { Value, Values, StatisticValues, Unit, Timestamp: at = now } = datum;
  const unit = Unit ?? 'None';
  if (StatisticValues !== undefined) {
    const { Sum: sum = 0, SampleCount: count = 0, Minimum: least = 0, Maximum: most = 0 } = StatisticValues;
    return { at, unit, sum, count, least, most };
  }
  const values = Values ?? (Value === undefined ? [] : [Value]);
  const counts = datum.Counts ?? values.map(() => 1);
  if (values.length === 0 || values.length !== counts.length)
    throw invalidCombination('A datum needs a Value, StatisticValues, or as many Counts as Values.');
  const sum = values.reduce((total, value, index) => total + value * (counts[index] ?? 0), 0);
  const count = counts.reduce((total, each) => total + each, 0);
  return { at, unit, sum, count, least: Math.min(...values), most: Math.max(...values) };
}
