import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ModifyLoadBalancerAttributesCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import type { App } from '../app-image.js';
import type { DrainSeconds } from './drain-seconds.js';
import { unlessThere } from './unless-there.js';

export interface LoadBalancerOptions {
  readonly name: string;
  readonly app: Pick<App, 'port' | 'healthPath'>;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly drain: Pick<DrainSeconds, 'classic'>;
  readonly signal: AbortSignal;
}

/** HTTP at port 80, across zones, draining what leaves: the quickest settings that a Classic load balancer takes. */
export async function createLoadBalancer(
  client: ElasticLoadBalancingClient,
  { name, app, subnetIds, securityGroupId, drain, signal }: LoadBalancerOptions,
): Promise<void> {
  const LoadBalancerName = name;
  const options = { abortSignal: signal };
  const create = new CreateLoadBalancerCommand({
    LoadBalancerName,
    Subnets: [...subnetIds],
    SecurityGroups: [securityGroupId],
    Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: app.port }],
  });
  await unlessThere(client.send(create, options));
  await client.send(
    new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck: healthCheckOf(app) }),
    options,
  );
  await client.send(
    new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, ...attributesOf(drain) }),
    options,
  );
}

const healthCheckOf = ({ port, healthPath }: LoadBalancerOptions['app']) => ({
  Target: `HTTP:${port}${healthPath}`,
  Interval: 5,
  Timeout: 2,
  HealthyThreshold: 2,
  UnhealthyThreshold: 2,
});

const attributesOf = ({ classic }: LoadBalancerOptions['drain']) => ({
  LoadBalancerAttributes: {
    CrossZoneLoadBalancing: { Enabled: true },
    ConnectionDraining: { Enabled: true, Timeout: classic },
    ConnectionSettings: { IdleTimeout: 60 },
  },
});
