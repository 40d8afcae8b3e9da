import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeLoadBalancersCommand,
  ModifyTargetGroupAttributesCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';

export interface TargetGroupFront {
  readonly name: string;
  readonly type: 'application' | 'network';
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
}

/** A load balancer with one target group, which checks and drains quickly. */
export async function makeTargetGroupFront(
  client: Pick<ElasticLoadBalancingV2Client, 'send'>,
  { name, type, vpcId, subnetIds }: TargetGroupFront,
): Promise<{ readonly arn: string; readonly url: string }> {
  const { TargetGroups = [] } = await client.send(
    new CreateTargetGroupCommand({
      Name: name,
      Protocol: type === 'application' ? 'HTTP' : 'TCP',
      Port: 80,
      VpcId: vpcId,
      HealthCheckProtocol: 'HTTP',
      HealthCheckPath: '/health',
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      HealthyThresholdCount: 2,
      // A machine that is slow to answer a check is not a target that fails.
      UnhealthyThresholdCount: 10,
    }),
  );
  const TargetGroupArn = TargetGroups[0]?.TargetGroupArn ?? '';
  const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '20' }];
  await client.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes }));
  const { LoadBalancers = [] } = await client.send(
    new CreateLoadBalancerCommand({ Name: name, Type: type, Subnets: [...subnetIds] }),
  );
  await client.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
      Protocol: type === 'application' ? 'HTTP' : 'TCP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn }],
    }),
  );
  // The emulator's name carries the listener's real port once there is one.
  return { arn: TargetGroupArn, url: `http://${await dnsNameOf(client, name)}/` };
}

async function dnsNameOf(client: Pick<ElasticLoadBalancingV2Client, 'send'>, name: string): Promise<string> {
  const { LoadBalancers = [] } = await client.send(new DescribeLoadBalancersCommand({ Names: [name] }));
  return LoadBalancers[0]?.DNSName ?? '';
}
