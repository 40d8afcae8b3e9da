import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { HealthCheck, LoadBalancer, TrafficSource } from '../../../cloud/traffic-source.js';
import { partOf } from '../part-of.js';

/** What stands in front of a target group, and whether it crosses zones unless the target group says otherwise. */
export interface InFront {
  readonly own: LoadBalancer;
  readonly crossZone: boolean;
}

/**
 * A target group in the engine's terms.
 *
 * @throws CloudError `unavailable` for an answer without its delay: that would look as if it was none
 */
export function toTargetGroupSource(
  group: TargetGroup,
  attributes: ReadonlyMap<string, string>,
  inFront: readonly InFront[],
): TrafficSource {
  const operation = 'DescribeTargetGroups';
  const delay = Number(attributes.get('deregistration_delay.timeout_seconds') ?? 300) * 1000;
  return {
    kind: 'target-group',
    id: partOf(operation, group, 'TargetGroupArn'),
    name: partOf(operation, group, 'TargetGroupName'),
    healthCheck: toHealthCheck(group, inFront),
    drainingMs: delay > 0 ? delay : undefined,
    slowStartMs: Number(attributes.get('slow_start.duration_seconds') ?? 0) * 1000,
    crossZone: crossesZones(attributes, inFront),
    loadBalancers: inFront.map(({ own }) => own),
    targetGroup: {
      targetType: group.TargetType ?? 'instance',
      protocol: group.Protocol ?? '',
      port: group.Port ?? 0,
      vpcId: group.VpcId ?? '',
    },
  };
}

function toHealthCheck(group: TargetGroup, inFront: readonly InFront[]): HealthCheck {
  const { HealthCheckProtocol: protocol = 'HTTP', HealthCheckPort: port = 'traffic-port' } = group;
  const path = protocol === 'TCP' ? '' : (group.HealthCheckPath ?? '/');
  const isApplication = inFront.length > 0 && inFront.every(({ own }) => own.type === 'application');
  return {
    target: `${protocol}:${port}${path}`,
    intervalMs: (group.HealthCheckIntervalSeconds ?? 30) * 1000,
    timeoutMs: (group.HealthCheckTimeoutSeconds ?? 5) * 1000,
    healthyThreshold: group.HealthyThresholdCount ?? 5,
    unhealthyThreshold: group.UnhealthyThresholdCount ?? 2,
    ...(isApplication ? { firstChecks: 1 } : {}),
  };
}

/** Of its own, or as each load balancer has it: an Application Load Balancer crosses zones, a Network one does not. */
function crossesZones(attributes: ReadonlyMap<string, string>, inFront: readonly InFront[]): boolean {
  const own = attributes.get('load_balancing.cross_zone.enabled');
  if (own === 'true' || own === 'false') return own === 'true';
  return inFront.every(({ own: { type }, crossZone }) => type === 'application' || crossZone);
}
