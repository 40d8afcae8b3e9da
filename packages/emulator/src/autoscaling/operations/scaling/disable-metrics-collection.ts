import type { DisableMetricsCollectionQuery } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findGroup, patchGroup } from '../../group/groups.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DisableMetricsCollection.html */
export function disableMetricsCollection(
  input: DisableMetricsCollectionQuery,
  autoScaling: AutoScaling,
): Empty {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const ended = new Set(input.Metrics?.length ? input.Metrics : group.enabledMetrics);
  const enabledMetrics = new Set([...group.enabledMetrics].filter((metric) => !ended.has(metric)));
  patchGroup(autoScaling, group.name, { enabledMetrics });
  return {};
}
