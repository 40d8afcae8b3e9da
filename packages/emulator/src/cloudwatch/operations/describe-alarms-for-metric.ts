import type { DescribeAlarmsForMetricInput, DescribeAlarmsForMetricOutput } from '@aws-sdk/client-cloudwatch';
import { showAlarm } from '../alarms/alarm.js';
import { periodOf, seriesOf } from '../alarms/look-at-alarm.js';
import type { CloudWatch } from '../cloudwatch-context.js';
import { seriesKey } from '../metrics/series.js';

/** The alarms of exactly this metric. */
export function describeAlarmsForMetric(
  input: DescribeAlarmsForMetricInput,
  { alarms }: CloudWatch,
): DescribeAlarmsForMetricOutput {
  const { Namespace = '', MetricName = '', Dimensions = [], Statistic, Period } = input;
  const key = seriesKey({ namespace: Namespace, metricName: MetricName, dimensions: Dimensions });
  const found = [...alarms.values()].filter(
    (alarm) =>
      seriesKey(seriesOf(alarm)) === key &&
      (Statistic === undefined || Statistic === alarm.configuration.Statistic) &&
      (Period === undefined || Period === periodOf(alarm)),
  );
  return { MetricAlarms: found.map(showAlarm) };
}
