import type {
  RemoveAvailabilityZonesInput,
  RemoveAvailabilityZonesOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { withoutSubnets } from '../placement.js';

/** Instances of these zones stay registered and get no new requests. */
export function disableAvailabilityZonesForLoadBalancer(
  input: RemoveAvailabilityZonesInput,
  elb: ElbContext,
): RemoveAvailabilityZonesOutput {
  const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
  const zones = input.AvailabilityZones ?? [];
  loadBalancer.subnets = withoutSubnets(loadBalancer.subnets, ({ zone }) => zones.includes(zone));
  loadBalancer.registrations.zonesChanged();
  return { AvailabilityZones: loadBalancer.zones };
}
