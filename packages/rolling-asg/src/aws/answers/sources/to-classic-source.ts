import type { LoadBalancerAttributes, LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing';
import type { LoadBalancer, TrafficSource } from '../../../cloud/traffic-source.js';
import { partOf } from '../part-of.js';

/**
 * A Classic Load Balancer in the engine's terms.
 *
 * @throws CloudError `unavailable` for an answer without its draining: that would look as if it was off
 */
export function toClassicSource(
  name: string,
  description: LoadBalancerDescription,
  attributes: LoadBalancerAttributes,
): TrafficSource {
  // Other endpoints than AWS leave out the health check of a load balancer that was given none.
  const { HealthCheck: check } = description;
  const draining = partOf('DescribeLoadBalancerAttributes', attributes, 'ConnectionDraining');
  return {
    kind: 'classic',
    id: name,
    name,
    healthCheck: {
      target: check?.Target ?? '',
      intervalMs: (check?.Interval ?? 30) * 1000,
      timeoutMs: (check?.Timeout ?? 5) * 1000,
      healthyThreshold: check?.HealthyThreshold ?? 10,
      unhealthyThreshold: check?.UnhealthyThreshold ?? 2,
    },
    drainingMs: draining.Enabled ? (draining.Timeout ?? 300) * 1000 : undefined,
    slowStartMs: 0,
    crossZone: attributes.CrossZoneLoadBalancing?.Enabled ?? false,
    loadBalancers: [toLoadBalancer(name, description, attributes)],
  };
}

function toLoadBalancer(
  name: string,
  description: LoadBalancerDescription,
  attributes: LoadBalancerAttributes,
): LoadBalancer {
  return {
    name,
    type: 'classic',
    dnsName: description.DNSName ?? '',
    isInternal: description.Scheme === 'internal',
    zones: description.AvailabilityZones ?? [],
    subnetIds: description.Subnets ?? [],
    securityGroupIds: description.SecurityGroups ?? [],
    idleTimeoutMs: (attributes.ConnectionSettings?.IdleTimeout ?? 60) * 1000,
    listeners: (description.ListenerDescriptions ?? []).map(({ Listener: listener }) => ({
      protocol: listener?.Protocol ?? '',
      port: listener?.LoadBalancerPort ?? 0,
      ...(listener?.InstancePort === undefined ? {} : { instancePort: listener.InstancePort }),
    })),
  };
}
