import type { ListMetricsInput, ListMetricsOutput } from '@aws-sdk/client-cloudwatch';
import { paginate } from '../../service/paginate.js';
import type { CloudWatch } from '../cloudwatch-context.js';
import type { Series } from '../metrics/series.js';

/** Those that were measured, by namespace, name and dimensions. */
export function listMetrics(input: ListMetricsInput, { metrics }: CloudWatch): ListMetricsOutput {
  const all = metrics.all().filter((series) => matches(series, input));
  const { items, nextToken } = paginate(all, { token: input.NextToken, limit: 500 });
  return {
    Metrics: items.map(({ namespace, metricName, dimensions }) => ({
      Namespace: namespace,
      MetricName: metricName,
      Dimensions: [...dimensions],
    })),
    NextToken: nextToken,
  };
}

const matches = (
  { namespace, metricName, dimensions }: Series,
  { Namespace, MetricName, Dimensions = [] }: ListMetricsInput,
) =>
  (Namespace === undefined || Namespace === namespace) &&
  (MetricName === undefined || MetricName === metricName) &&
  Dimensions.every((wanted) =>
    dimensions.some(
      ({ Name, Value }) => Name === wanted.Name && (wanted.Value === undefined || wanted.Value === Value),
    ),
  );
