import type { SetSubnetsInput, SetSubnetsOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { routingChanged, type Elbv2Context } from '../../elbv2-context.js';
import { findLoadBalancer } from '../../find.js';
import { readSubnets } from '../../placement.js';
import { showZones } from '../../show.js';

/** Replaces the subnets: targets in a zone that is no longer enabled get nothing, and are checked no more. */
export function setSubnets(input: SetSubnetsInput, elbv2: Elbv2Context): SetSubnetsOutput {
  const { state, instances } = elbv2;
  const record = findLoadBalancer(state, input.LoadBalancerArn);
  const subnets = readSubnets(input, record.type, instances);
  const ipAddressType = input.IpAddressType ?? record.ipAddressType;
  const next = { ...record, subnets, ipAddressType };
  state.loadBalancers.set(record.arn, next);
  routingChanged(elbv2);
  return { AvailabilityZones: showZones(next), IpAddressType: ipAddressType };
}
