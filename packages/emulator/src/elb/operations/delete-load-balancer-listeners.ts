import type {
  DeleteLoadBalancerListenerInput,
  DeleteLoadBalancerListenerOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';

/** Closes the listeners of the named ports; a port without one is passed over. */
export function deleteLoadBalancerListeners(
  input: DeleteLoadBalancerListenerInput,
  elb: ElbContext,
): Promise<DeleteLoadBalancerListenerOutput> {
  return elb.inTurn(async () => {
    const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
    for (const port of input.LoadBalancerPorts ?? []) await loadBalancer.closeListener(port);
    return {};
  });
}
