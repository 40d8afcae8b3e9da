import type { DeleteAccessPointInput, DeleteAccessPointOutput } from '@aws-sdk/client-elastic-load-balancing';
import type { ElbContext } from '../elb-context.js';

/** Closes its listeners and every connection. A load balancer that does not exist is as good as deleted. */
export function deleteLoadBalancer(
  input: DeleteAccessPointInput,
  elb: ElbContext,
): Promise<DeleteAccessPointOutput> {
  return elb.inTurn(async () => {
    const loadBalancer = elb.loadBalancers.get(input.LoadBalancerName ?? '');
    if (loadBalancer === undefined) return {};
    const instanceIds = loadBalancer.registrations.allIds();
    elb.loadBalancers.delete(loadBalancer.name);
    await loadBalancer.close();
    for (const instanceId of instanceIds) elb.changed(loadBalancer.name, instanceId);
    return {};
  });
}
