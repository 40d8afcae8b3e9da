import type { EnableMetricsCollectionQuery } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import { groupMetrics } from '../../group/group-metrics.js';
import { findGroup, patchGroup } from '../../group/groups.js';

/**
 * Stored and described; no metric is collected.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_EnableMetricsCollection.html
 */
export function enableMetricsCollection(
  input: EnableMetricsCollectionQuery,
  autoScaling: AutoScaling,
): Empty {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  if (input.Granularity !== '1Minute') throw validationError('Valid metrics granularity type is: [1Minute].');
  const wanted = input.Metrics?.length ? input.Metrics : groupMetrics;
  const unknown = wanted.find((metric) => !groupMetrics.includes(metric));
  if (unknown !== undefined) throw validationError(`Invalid metric: ${unknown}`);
  patchGroup(autoScaling, group.name, { enabledMetrics: new Set([...group.enabledMetrics, ...wanted]) });
  return {};
}
