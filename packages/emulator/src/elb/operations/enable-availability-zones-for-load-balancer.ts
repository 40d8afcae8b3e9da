import type {
  AddAvailabilityZonesInput,
  AddAvailabilityZonesOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { checkedPlacement, readZones } from '../placement.js';

/** Adds the default subnets of zones that have none yet. */
export function enableAvailabilityZonesForLoadBalancer(
  input: AddAvailabilityZonesInput,
  elb: ElbContext,
): AddAvailabilityZonesOutput {
  const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
  const asked = readZones(input.AvailabilityZones ?? [], elb.surroundings.zones, elb.instances);
  const missing = asked.filter(({ zone }) => !loadBalancer.zones.includes(zone));
  loadBalancer.subnets = checkedPlacement([...loadBalancer.subnets, ...missing]);
  loadBalancer.registrations.zonesChanged();
  return { AvailabilityZones: loadBalancer.zones };
}
