import type { AutoScaling } from '../group/auto-scaling-context.js';
import { findGroup, patchGroup } from '../group/groups.js';
import { followMetrics } from './breaches.js';

/** Which metric of a group. */
export interface MetricChoice {
  /** A predefined metric type, or a custom metric's name. @default 'ASGAverageCPUUtilization' */
  readonly metric?: string;
}

/** What it is from now on. */
export interface MetricValue extends MetricChoice {
  readonly groupName: string;
  /** Nothing: there is no value now. */
  readonly value: number | undefined;
}

/**
 * Sets a metric that the group's target tracking policies follow, until it is set anew.
 *
 * @throws AwsError `ValidationError` when there is no such group
 */
export function setMetric(
  autoScaling: AutoScaling,
  { groupName, value, metric = 'ASGAverageCPUUtilization' }: MetricValue,
): void {
  const metrics = new Map(findGroup(autoScaling, groupName).metrics);
  if (value === undefined) metrics.delete(metric);
  else metrics.set(metric, value);
  patchGroup(autoScaling, groupName, { metrics });
  followMetrics(autoScaling, groupName);
  autoScaling.reconcile(groupName);
}
