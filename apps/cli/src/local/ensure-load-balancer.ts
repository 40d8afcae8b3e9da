import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  ModifyLoadBalancerAttributesCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';

export interface LoadBalancerOptions {
  readonly elasticLoadBalancing: ElasticLoadBalancingClient;
  readonly name: string;
  readonly subnetIds: readonly string[];
  /** Where the instances serve. */
  readonly instancePort: number;
  readonly healthPath: string;
  readonly signal: AbortSignal;
}

/**
 * The local service's load balancer: HTTP on port 80, two good checks of five seconds to serve, two bad
 * ones to leave, 30 s of draining. Running it again changes nothing.
 */
export async function ensureLoadBalancer(options: LoadBalancerOptions): Promise<void> {
  const { elasticLoadBalancing, name, subnetIds, instancePort, healthPath, signal } = options;
  const sent = { abortSignal: signal };
  if (await exists(elasticLoadBalancing, name, signal)) return;
  await elasticLoadBalancing.send(
    new CreateLoadBalancerCommand({
      LoadBalancerName: name,
      Subnets: [...subnetIds],
      Listeners: [
        { Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: instancePort },
      ],
    }),
    sent,
  );
  await elasticLoadBalancing.send(
    new ConfigureHealthCheckCommand({
      LoadBalancerName: name,
      HealthCheck: {
        Target: `HTTP:${instancePort}${healthPath}`,
        Interval: 5,
        Timeout: 2,
        HealthyThreshold: 2,
        UnhealthyThreshold: 2,
      },
    }),
    sent,
  );
  await elasticLoadBalancing.send(
    new ModifyLoadBalancerAttributesCommand({
      LoadBalancerName: name,
      LoadBalancerAttributes: {
        CrossZoneLoadBalancing: { Enabled: true },
        ConnectionDraining: { Enabled: true, Timeout: 30 },
        ConnectionSettings: { IdleTimeout: 60 },
      },
    }),
    sent,
  );
}

async function exists(elasticLoadBalancing: ElasticLoadBalancingClient, name: string, signal: AbortSignal) {
  const { LoadBalancerDescriptions = [] } = await elasticLoadBalancing.send(
    new DescribeLoadBalancersCommand({}),
    { abortSignal: signal },
  );
  return LoadBalancerDescriptions.some(({ LoadBalancerName }) => LoadBalancerName === name);
}
