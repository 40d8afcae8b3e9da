import type { LockHolder, ServiceObservation } from '@clicamos/rolling-asg';
import { loadBalancerUrl } from '../rollout/load-balancer-url.js';
import { groupLines } from './live-tree.js';
import type { Paint } from './paint.js';

export interface StatusOptions {
  readonly environment: string;
  readonly paint: Paint;
}

/** A service as it is now: its groups, instance by instance, its address, and who is changing it. */
export function describeStatus(
  observation: ServiceObservation,
  { environment, paint }: StatusOptions,
): string[] {
  const { groups, loadBalancers, missingLoadBalancers, holder } = observation;
  if (groups.length === 0) return ['', `Nothing is deployed yet. Run: clicamos deploy ${environment}`];
  return [
    '',
    ...groups.flatMap(({ snapshot, role }) => groupLines({ ...snapshot, role }, paint)),
    ...loadBalancers.flatMap(({ settings }) => loadBalancerUrl(settings) ?? []).map((url) => `url  ${url}`),
    ...missingLoadBalancers.map((name) =>
      paint.red(`Load balancer \`${name}\` is attached to a group, but does not exist.`),
    ),
    ...(holder ? ['', ...holderLines(holder, environment)] : []),
  ];
}

function holderLines({ rolloutId, groupName, by, since, step }: LockHolder, environment: string): string[] {
  return [
    `being rolled out: ${rolloutId} to ${groupName}, by ${by}, since ${since}, at step ${step}`,
    `if it died, go back with: clicamos abort ${environment}`,
  ];
}
