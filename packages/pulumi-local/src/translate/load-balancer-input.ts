import type { HealthCheck, Listener, LoadBalancerAttributes } from '@aws-sdk/client-elastic-load-balancing';
import type { LoadBalancerArgs } from '@pulumi/aws/elb/loadBalancer.js';
import type { Unwrap } from '@pulumi/pulumi';

/** The inputs of a Classic load balancer that are taken into account. */
export const loadBalancerInputs = [
  'name',
  'namePrefix',
  'listeners',
  'subnets',
  'availabilityZones',
  'securityGroups',
  'internal',
  'healthCheck',
  'instances',
  'crossZoneLoadBalancing',
  'idleTimeout',
  'connectionDraining',
  'connectionDrainingTimeout',
  'desyncMitigationMode',
  'accessLogs',
  'tags',
] as const;

type Inputs = Pick<Unwrap<LoadBalancerArgs>, (typeof loadBalancerInputs)[number]>;

/** A listener as the load balancer wants it. */
export function toListener(listener: Inputs['listeners'][number]): Listener {
  return {
    Protocol: listener.lbProtocol,
    LoadBalancerPort: listener.lbPort,
    InstanceProtocol: listener.instanceProtocol,
    InstancePort: listener.instancePort,
    SSLCertificateId: listener.sslCertificateId,
  };
}

/** A health check as the load balancer wants it; times in seconds. */
export function toHealthCheck(check: NonNullable<Inputs['healthCheck']>): HealthCheck {
  return {
    Target: check.target,
    Interval: check.interval,
    Timeout: check.timeout,
    HealthyThreshold: check.healthyThreshold,
    UnhealthyThreshold: check.unhealthyThreshold,
  };
}

/** The attributes, with the provider's defaults: across zones, 60 s idle, no draining (300 s when on). */
export function loadBalancerAttributes(inputs: Inputs): LoadBalancerAttributes {
  const { crossZoneLoadBalancing = true, idleTimeout = 60, connectionDraining = false } = inputs;
  const { connectionDrainingTimeout = 300, desyncMitigationMode } = inputs;
  return {
    CrossZoneLoadBalancing: { Enabled: crossZoneLoadBalancing },
    ConnectionSettings: { IdleTimeout: idleTimeout },
    ConnectionDraining: connectionDraining
      ? { Enabled: true, Timeout: connectionDrainingTimeout }
      : { Enabled: false },
    ...accessLog(inputs.accessLogs),
    AdditionalAttributes:
      desyncMitigationMode === undefined
        ? undefined
        : [{ Key: 'elb.http.desyncmitigationmode', Value: desyncMitigationMode }],
  };
}

/** The provider's own defaults: on, every 60 minutes. */
function accessLog(logs: Inputs['accessLogs']): Pick<LoadBalancerAttributes, 'AccessLog'> {
  if (logs === undefined) return {};
  const { enabled = true, interval = 60, bucket, bucketPrefix } = logs;
  return {
    AccessLog: {
      Enabled: enabled,
      S3BucketName: bucket,
      S3BucketPrefix: bucketPrefix,
      EmitInterval: interval,
    },
  };
}
