import type { Listener, LoadBalancer as Description } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LoadBalancer } from '../../../cloud/traffic-source.js';
import { partOf } from '../part-of.js';

/** A load balancer in front of target groups, and whether it sends requests to other zones than their own. */
export function toLoadBalancer(
  description: Description,
  attributes: ReadonlyMap<string, string>,
  listeners: readonly Listener[],
): { readonly own: LoadBalancer; readonly crossZone: boolean } {
  const zones = description.AvailabilityZones ?? [];
  const idle = attributes.get('idle_timeout.timeout_seconds');
  const own: LoadBalancer = {
    name: partOf('DescribeLoadBalancers', description, 'LoadBalancerName'),
    type: partOf('DescribeLoadBalancers', description, 'Type'),
    dnsName: description.DNSName ?? '',
    isInternal: description.Scheme === 'internal',
    zones: zones.flatMap(({ ZoneName }) => ZoneName ?? []),
    subnetIds: zones.flatMap(({ SubnetId }) => SubnetId ?? []),
    securityGroupIds: description.SecurityGroups ?? [],
    ...(idle === undefined ? {} : { idleTimeoutMs: Number(idle) * 1000 }),
    listeners: listeners.map(({ Protocol = '', Port = 0 }) => ({ protocol: Protocol, port: Port })),
  };
  return { own, crossZone: attributes.get('load_balancing.cross_zone.enabled') === 'true' };
}
