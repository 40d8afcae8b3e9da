import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ModifyTargetGroupAttributesCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { App } from '../app-image.js';
import type { DrainSeconds } from './drain-seconds.js';
import { unlessThere } from './unless-there.js';

export interface TargetGroupOptions {
  /** Of the load balancer and of its target group. */
  readonly name: string;
  readonly type: 'application' | 'network';
  readonly app: Pick<App, 'port' | 'healthPath'>;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly drain: Pick<DrainSeconds, 'targetGroup'>;
  readonly signal: AbortSignal;
}

/**
 * An Application or a Network Load Balancer at port 80, in front of a target group that checks the app as often as AWS
 * lets it. All of it can be asked for again: AWS answers with what was made with the same settings.
 *
 * @returns the target group's ARN
 */
export async function createTargetGroup(
  client: ElasticLoadBalancingV2Client,
  options: TargetGroupOptions,
): Promise<string> {
  const send = { abortSignal: options.signal };
  const target = await client.send(new CreateTargetGroupCommand(targetGroupOf(options)), send);
  const TargetGroupArn = target.TargetGroups?.[0]?.TargetGroupArn;
  const made = await client.send(new CreateLoadBalancerCommand(loadBalancerOf(options)), send);
  const LoadBalancerArn = made.LoadBalancers?.[0]?.LoadBalancerArn;
  if (TargetGroupArn === undefined || LoadBalancerArn === undefined)
    throw new Error(`The emulator made the load balancer \`${options.name}\`, and does not show it`);
  const Attributes = [
    { Key: 'deregistration_delay.timeout_seconds', Value: String(options.drain.targetGroup) },
  ];
  await client.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes }), send);
  const listener = new CreateListenerCommand({
    LoadBalancerArn,
    Protocol: options.type === 'application' ? 'HTTP' : 'TCP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  });
  await unlessThere(client.send(listener, send));
  return TargetGroupArn;
}

const targetGroupOf = ({ name, type, app, vpcId }: TargetGroupOptions) => ({
  Name: name,
  Protocol: type === 'application' ? ('HTTP' as const) : ('TCP' as const),
  Port: app.port,
  VpcId: vpcId,
  TargetType: 'instance' as const,
  HealthCheckProtocol: 'HTTP' as const,
  HealthCheckPath: app.healthPath,
  HealthCheckIntervalSeconds: 5,
  HealthCheckTimeoutSeconds: 2,
  HealthyThresholdCount: 2,
  UnhealthyThresholdCount: 2,
  Matcher: { HttpCode: '200' },
});

const loadBalancerOf = ({ name, type, subnetIds, securityGroupId }: TargetGroupOptions) => ({
  Name: name,
  Type: type,
  Subnets: [...subnetIds],
  SecurityGroups: [securityGroupId],
});
