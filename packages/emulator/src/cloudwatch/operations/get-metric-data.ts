import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import type { CloudWatch } from '../cloudwatch-context.js';
import { invalidCombination, invalidValue } from '../errors.js';
import { statisticNamed } from '../metrics/series.js';

/** Queries of metrics, the latest period first unless asked otherwise; metric math is refused. All on one page. */
export function getMetricData(input: GetMetricDataInput, cloudWatch: CloudWatch): GetMetricDataOutput {
  const { StartTime, EndTime, MetricDataQueries = [] } = input;
  if (StartTime === undefined || EndTime === undefined || StartTime >= EndTime)
    throw invalidCombination('The parameter StartTime must be less than the parameter EndTime.');
  const range = { fromMs: StartTime.getTime(), untilMs: EndTime.getTime() };
  const results = MetricDataQueries.map((query) => resultOf(cloudWatch, query, range));
  const shown = results.filter((_result, index) => MetricDataQueries[index]?.ReturnData !== false);
  return { MetricDataResults: input.ScanBy === 'TimestampAscending' ? shown : shown.map(latestFirst) };
}

const latestFirst = (result: MetricDataResult): MetricDataResult => ({
  ...result,
  Timestamps: result.Timestamps?.toReversed(),
  Values: result.Values?.toReversed(),
});

function resultOf(
  { metrics }: CloudWatch,
  { Id, MetricStat, Label }: MetricDataQuery,
  range: { readonly fromMs: number; readonly untilMs: number },
): MetricDataResult {
  if (MetricStat === undefined)
    throw invalidValue(`The query ${String(Id)} has no MetricStat: the emulator does no metric math.`);
  const { Metric, Period = 60, Stat = 'Average' } = MetricStat;
  const statistic = statisticNamed(Stat);
  if (statistic === undefined)
    throw invalidValue(`The statistic ${Stat} of the query ${String(Id)} is not kept by the emulator.`);
  const { Namespace = '', MetricName = '', Dimensions = [] } = Metric ?? {};
  const name = { namespace: Namespace, metricName: MetricName, dimensions: Dimensions };
  const points = metrics.periods(name, { ...range, periodSeconds: Period });
  return {
    Id,
    Label: Label ?? MetricName,
    Timestamps: points.map(({ atMs }) => new Date(atMs)),
    Values: points.map(statistic),
    StatusCode: 'Complete',
  };
}
