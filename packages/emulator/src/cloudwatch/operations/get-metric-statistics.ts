import type {
  Datapoint,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
  StandardUnit,
} from '@aws-sdk/client-cloudwatch';
import type { CloudWatch } from '../cloudwatch-context.js';
import { invalidCombination, missingParameter } from '../errors.js';
import { statisticNamed } from '../metrics/series.js';

/** The five statistics of each period in which something was measured. */
export function getMetricStatistics(
  input: GetMetricStatisticsInput,
  { metrics }: CloudWatch,
): GetMetricStatisticsOutput {
  const { Statistics = [], StartTime, EndTime, Period = 60 } = input;
  if (Statistics.length === 0)
    throw missingParameter(
      'At least one of the parameters Statistics and ExtendedStatistics must be specified; the emulator keeps no percentiles.',
    );
  if (StartTime === undefined || EndTime === undefined || StartTime >= EndTime)
    throw invalidCombination('The parameter StartTime must be less than the parameter EndTime.');
  const name = {
    namespace: input.Namespace ?? '',
    metricName: input.MetricName ?? '',
    dimensions: input.Dimensions ?? [],
  };
  const range = { fromMs: StartTime.getTime(), untilMs: EndTime.getTime(), periodSeconds: Period };
  const unit = metrics.find(name)?.unit ?? 'None';
  const Datapoints = metrics.periods(name, range).map(
    (point): Datapoint => ({
      Timestamp: new Date(point.atMs),
      Unit: unit as StandardUnit, // as PutMetricData was given it
      ...Object.fromEntries(Statistics.map((statistic) => [statistic, statisticNamed(statistic)?.(point)])),
    }),
  );
  return { Label: name.metricName, Datapoints };
}
