import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand as CreateClassicCommand,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';

const check = { Interval: 5, Timeout: 2, HealthyThreshold: 2, UnhealthyThreshold: 2 };

/** What each traffic source is made of; each answers its id for the engine, and its URL. */
export const fronts = {
  classic: (clients, place) => [createClassic(clients, place)],
  application: (clients, place) => [createTargetGroup(clients, { ...place, type: 'application' })],
  network: (clients, place) => [createTargetGroup(clients, { ...place, type: 'network' })],
  both: (clients, place) => [
    createClassic(clients, place),
    createTargetGroup(clients, { ...place, type: 'application' }),
  ],
  none: () => [],
};

/** @returns {Promise<readonly { id: string, url: string }[]>} */
export const createFront = (source, clients, place) => Promise.all(fronts[source](clients, place));

async function createClassic({ elasticLoadBalancing: client }, { subnetIds: Subnets }) {
  const LoadBalancerName = 'web-elb';
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: 80 }];
  const { DNSName } = await client.send(new CreateClassicCommand({ LoadBalancerName, Listeners, Subnets }));
  const HealthCheck = { Target: 'HTTP:80/health', ...check };
  await client.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const LoadBalancerAttributes = {
    ConnectionDraining: { Enabled: true, Timeout: 30 },
    CrossZoneLoadBalancing: { Enabled: true },
  };
  await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }));
  return { id: LoadBalancerName, url: `http://${DNSName}/` };
}

async function createTargetGroup({ elasticLoadBalancingV2: client }, { subnetIds: Subnets, VpcId, type }) {
  const Name = `web-${type}`;
  const Protocol = type === 'application' ? 'HTTP' : 'TCP';
  const { TargetGroups } = await client.send(
    new CreateTargetGroupCommand({
      ...{ Name, Protocol, Port: 80, VpcId, TargetType: 'instance' },
      ...{
        HealthCheckProtocol: 'HTTP',
        HealthCheckPath: '/health',
        HealthCheckIntervalSeconds: check.Interval,
      },
      HealthCheckTimeoutSeconds: check.Timeout,
      HealthyThresholdCount: check.HealthyThreshold,
      UnhealthyThresholdCount: check.UnhealthyThreshold,
    }),
  );
  const { TargetGroupArn } = TargetGroups[0];
  const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '10' }];
  await client.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes }));
  const { LoadBalancers } = await client.send(new CreateLoadBalancerCommand({ Name, Type: type, Subnets }));
  const { LoadBalancerArn, DNSName } = LoadBalancers[0];
  const DefaultActions = [{ Type: 'forward', TargetGroupArn }];
  await client.send(new CreateListenerCommand({ LoadBalancerArn, Protocol, Port: 80, DefaultActions }));
  return { id: TargetGroupArn, url: `http://${DNSName}/` };
}
