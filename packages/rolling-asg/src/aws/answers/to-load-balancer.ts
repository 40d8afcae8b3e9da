import type { LoadBalancerAttributes, LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing';
import type { LoadBalancerSettings } from '../../cloud/cloud.js';
import { partOf } from './part-of.js';

/**
 * A load balancer in the engine's terms.
 *
 * @throws CloudError `unavailable` for an answer without its draining: that would look as if it was off
 */
export function toLoadBalancer(
  name: string,
  description: LoadBalancerDescription,
  attributes: LoadBalancerAttributes,
): LoadBalancerSettings {
  // Other endpoints than AWS leave out the health check of a load balancer that was given none.
  const { HealthCheck: check, ListenerDescriptions: listeners = [] } = description;
  const draining = partOf('DescribeLoadBalancerAttributes', attributes, 'ConnectionDraining');
  return {
    name,
    dnsName: description.DNSName ?? '',
    healthCheck: {
      target: check?.Target ?? '',
      intervalMs: (check?.Interval ?? 30) * 1000,
      timeoutMs: (check?.Timeout ?? 5) * 1000,
      healthyThreshold: check?.HealthyThreshold ?? 10,
      unhealthyThreshold: check?.UnhealthyThreshold ?? 2,
    },
    drainingMs: draining.Enabled ? (draining.Timeout ?? 300) * 1000 : undefined,
    idleTimeoutMs: (attributes.ConnectionSettings?.IdleTimeout ?? 60) * 1000,
    crossZone: attributes.CrossZoneLoadBalancing?.Enabled ?? false,
    listeners: listeners.map(({ Listener: listener }) => ({
      protocol: listener?.Protocol ?? '',
      port: listener?.LoadBalancerPort ?? 0,
      instancePort: listener?.InstancePort ?? 0,
    })),
    zones: description.AvailabilityZones ?? [],
    subnetIds: description.Subnets ?? [],
  };
}
