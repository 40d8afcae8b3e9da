import type { DescribeMetricCollectionTypesAnswer } from '@aws-sdk/client-auto-scaling';
import { groupMetrics } from '../../group/group-metrics.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeMetricCollectionTypes.html */
export const describeMetricCollectionTypes = (): DescribeMetricCollectionTypesAnswer => ({
  Metrics: groupMetrics.map((Metric) => ({ Metric })),
  Granularities: [{ Granularity: '1Minute' }],
});
