import type { Standing } from './standing.js';

interface Candidate {
  readonly standing: Standing;
}

/**
 * Those of some targets that get new requests: the healthy ones. When none is healthy and one is unhealthy, all of them
 * do, new ones too: the load balancer fails open. Those in their first checks alone get nothing.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function chooseCandidates<Target extends Candidate>(targets: readonly Target[]): readonly Target[] {
  const healthy = targets.filter(({ standing }) => standing.state === 'healthy');
  if (healthy.length > 0) return healthy;
  const isFailing = targets.some(({ standing }) => standing.state === 'unhealthy');
  return isFailing ? targets.filter(({ standing }) => isRegistered(standing)) : [];
}

const isRegistered = ({ state }: Standing) => state === 'unhealthy' || state === 'initial';
