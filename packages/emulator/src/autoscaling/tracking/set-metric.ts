import type { AutoScaling } from '../auto-scaling-context.js';
import { findGroup, patchGroup } from '../groups.js';
import { followMetrics } from './breaches.js';

/** Which metric of a group. */
export interface MetricChoice {
  /** A predefined metric type, or a custom metric's name. @default 'ASGAverageCPUUtilization' */
  readonly metric?: string;
}

/** What it is from now on. */
export interface MetricValue extends MetricChoice {
  readonly groupName: string;
  readonly value: number;
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
  const { metrics } = findGroup(autoScaling, groupName);
  patchGroup(autoScaling, groupName, { metrics: new Map(metrics).set(metric, value) });
  followMetrics(autoScaling, groupName);
  autoScaling.reconcile(groupName);
}
