import type {
  AttachLoadBalancerToSubnetsInput,
  AttachLoadBalancerToSubnetsOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { checkedPlacement, readSubnets } from '../placement.js';

/** A subnet that is attached already is passed over. */
export function attachLoadBalancerToSubnets(
  input: AttachLoadBalancerToSubnetsInput,
  elb: ElbContext,
): AttachLoadBalancerToSubnetsOutput {
  const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
  const attached = loadBalancer.subnets.map(({ subnetId }) => subnetId);
  const missing = readSubnets(input.Subnets ?? [], elb.instances).filter(
    ({ subnetId }) => !attached.includes(subnetId),
  );
  loadBalancer.subnets = checkedPlacement([...loadBalancer.subnets, ...missing]);
  loadBalancer.registrations.zonesChanged();
  return { Subnets: loadBalancer.subnets.map(({ subnetId }) => subnetId) };
}
