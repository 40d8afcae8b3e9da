import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand as CreateLoadBalancerV2Command,
  CreateTargetGroupCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TrafficSource } from '@clicamos/rolling-asg';
import type { LikeClients } from './like-clients.js';

export interface SourcePlace {
  readonly subnetIds: readonly string[];
  readonly vpcId: string;
  /** Of several, which: names must differ. */
  readonly index: number;
  /** What the instances of a like serve: one port. */
  readonly port: number;
}

/** Builds a load balancer that checks and drains as the service's own, under the name that its reasons have; answers its id. */
export function makeSource(clients: LikeClients, source: TrafficSource, place: SourcePlace): Promise<string> {
  return source.kind === 'classic'
    ? makeClassic(clients, source, place)
    : makeTargetGroup(clients, source, place);
}

const seconds = (ms: number): number => Math.max(1, Math.round(ms / 1_000));

/** AWS takes no other intervals and time-outs than these. */
const interval = (ms: number): number => Math.min(300, Math.max(5, seconds(ms)));

async function makeClassic(
  { elasticLoadBalancing: client }: LikeClients,
  { name: LoadBalancerName, healthCheck, drainingMs, crossZone }: TrafficSource,
  { subnetIds, port }: SourcePlace,
): Promise<string> {
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: port }];
  await client.send(new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, Subnets: [...subnetIds] }));
  const Interval = interval(healthCheck.intervalMs);
  const HealthCheck = {
    Target: isTcp(healthCheck.target) ? `TCP:${port}` : `HTTP:${port}/`,
    Interval,
    Timeout: Math.min(Interval - 1, Math.max(2, seconds(healthCheck.timeoutMs))),
    HealthyThreshold: healthCheck.healthyThreshold,
    UnhealthyThreshold: healthCheck.unhealthyThreshold,
  };
  await client.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const ConnectionDraining =
    drainingMs === undefined ? { Enabled: false } : { Enabled: true, Timeout: seconds(drainingMs) };
  const LoadBalancerAttributes = { ConnectionDraining, CrossZoneLoadBalancing: { Enabled: crossZone } };
  await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }));
  return LoadBalancerName;
}

/** Encryption is left out: instances of a like speak HTTP. */
const isTcp = (target: string): boolean => /^(TCP|SSL|TLS|UDP)/.test(target);

async function makeTargetGroup(
  { elasticLoadBalancingV2: client }: LikeClients,
  source: TrafficSource,
  { subnetIds, vpcId, index, port }: SourcePlace,
): Promise<string> {
  const { name: Name, healthCheck, slowStartMs, drainingMs = 0 } = source;
  const isNetwork = isTcp(source.targetGroup?.protocol ?? 'HTTP');
  const Protocol = isNetwork ? 'TCP' : 'HTTP';
  const { TargetGroups = [] } = await client.send(
    new CreateTargetGroupCommand({
      ...{ Name, Protocol, Port: port, VpcId: vpcId },
      ...(isTcp(healthCheck.target)
        ? { HealthCheckProtocol: 'TCP' }
        : { HealthCheckProtocol: 'HTTP', HealthCheckPath: '/' }),
      HealthCheckIntervalSeconds: interval(healthCheck.intervalMs),
      HealthCheckTimeoutSeconds: Math.min(
        interval(healthCheck.intervalMs) - 1,
        Math.max(2, seconds(healthCheck.timeoutMs)),
      ),
      HealthyThresholdCount: healthCheck.healthyThreshold,
      UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    }),
  );
  const TargetGroupArn = TargetGroups[0]?.TargetGroupArn ?? '';
  const Attributes = [
    { Key: 'deregistration_delay.timeout_seconds', Value: String(Math.round(drainingMs / 1_000)) },
    ...(slowStartMs > 0 && !isNetwork
      ? [{ Key: 'slow_start.duration_seconds', Value: String(seconds(slowStartMs)) }]
      : []),
  ];
  await client.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes }));
  const Type = isNetwork ? 'network' : 'application';
  const made = await client.send(
    new CreateLoadBalancerV2Command({ Name: `like-${index}`, Type, Subnets: [...subnetIds] }),
  );
  const LoadBalancerArn = made.LoadBalancers?.[0]?.LoadBalancerArn;
  const DefaultActions = [{ Type: 'forward', TargetGroupArn } as const];
  await client.send(new CreateListenerCommand({ LoadBalancerArn, Protocol, Port: 80, DefaultActions }));
  return TargetGroupArn;
}
