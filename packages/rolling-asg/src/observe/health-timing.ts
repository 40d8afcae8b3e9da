import type { HealthCheck, LifecycleHook, LoadBalancerSettings } from '../cloud/cloud.js';

/** The least time from registration to `InService`: every check of the threshold must pass, one per interval. */
export function timeToHealthyMs({ healthyThreshold, intervalMs }: HealthCheck): number {
  return healthyThreshold * intervalMs;
}

/** The least time from registration until an instance serves in all of the load balancers. */
export function slowestTimeToHealthyMs(loadBalancers: readonly LoadBalancerSettings[]): number {
  return Math.max(0, ...loadBalancers.map(({ healthCheck }) => timeToHealthyMs(healthCheck)));
}

/** How long a load balancer may let requests finish; 0 when draining is off everywhere. */
export function longestDrainingMs(loadBalancers: readonly LoadBalancerSettings[]): number {
  return Math.max(0, ...loadBalancers.map(({ drainingMs }) => drainingMs ?? 0));
}

/** How long terminating hooks may hold an instance in all. */
export function terminatingHooksMs(hooks: readonly LifecycleHook[]): number {
  return hooks
    .filter(({ transition }) => transition.endsWith('TERMINATING'))
    .reduce((sum, { heartbeatMs }) => sum + heartbeatMs, 0);
}
