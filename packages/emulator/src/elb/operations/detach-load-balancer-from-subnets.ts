import type {
  DetachLoadBalancerFromSubnetsInput,
  DetachLoadBalancerFromSubnetsOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { withoutSubnets } from '../placement.js';

/** Instances of these subnets' zones stay registered and get no new requests. */
export function detachLoadBalancerFromSubnets(
  input: DetachLoadBalancerFromSubnetsInput,
  elb: ElbContext,
): DetachLoadBalancerFromSubnetsOutput {
  const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
  const subnets = input.Subnets ?? [];
  loadBalancer.subnets = withoutSubnets(loadBalancer.subnets, ({ subnetId }) => subnets.includes(subnetId));
  loadBalancer.registrations.zonesChanged();
  return { Subnets: loadBalancer.subnets.map(({ subnetId }) => subnetId) };
}
