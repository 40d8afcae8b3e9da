import type { LifecycleHook } from '../../cloud/cloud.js';
import type { HealthCheck, TrafficSource } from '../../cloud/traffic-source.js';

/** The least time from bad to healthy: every check of the threshold must pass, one per interval. */
export function timeToHealthyMs({ healthyThreshold, intervalMs }: HealthCheck): number {
  return healthyThreshold * intervalMs;
}

/** The longest that a good instance needs to be found healthy again, in all of the sources. */
export function slowestTimeToHealthyMs(sources: readonly TrafficSource[]): number {
  return Math.max(0, ...sources.map(({ healthCheck }) => timeToHealthyMs(healthCheck)));
}

/** The least time from registration until an instance serves in all of the sources. */
export function earliestHealthyMs(sources: readonly TrafficSource[]): number {
  return Math.max(
    0,
    ...sources.map(({ healthCheck }) => {
      const { healthyThreshold, firstChecks = healthyThreshold, intervalMs } = healthCheck;
      return firstChecks * intervalMs;
    }),
  );
}

/** The longest that a source holds back on an instance that became healthy. */
export function longestSlowStartMs(sources: readonly TrafficSource[]): number {
  return Math.max(0, ...sources.map(({ slowStartMs }) => slowStartMs));
}

/** How long a source may let requests finish; 0 when draining is off everywhere. */
export function longestDrainingMs(sources: readonly TrafficSource[]): number {
  return Math.max(0, ...sources.map(({ drainingMs }) => drainingMs ?? 0));
}

/** How long terminating hooks may hold an instance in all. */
export function terminatingHooksMs(hooks: readonly LifecycleHook[]): number {
  return hooks
    .filter(({ transition }) => transition.endsWith('TERMINATING'))
    .reduce((sum, { heartbeatMs }) => sum + heartbeatMs, 0);
}
