import { createLoadBalancer, type LoadBalancerOptions } from './create-load-balancer.js';
import { createTargetGroupFront } from './create-target-group-front.js';
import type { Front } from './front.js';

/** Creates the load balancer of the configured kind. */
export function createFront(options: LoadBalancerOptions): Front {
  const { kind } = options;
  if (kind === 'classic') return { kind, loadBalancer: createLoadBalancer(options) };
  return createTargetGroupFront({ ...options, kind });
}
