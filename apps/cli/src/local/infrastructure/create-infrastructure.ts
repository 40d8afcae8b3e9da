import { DescribeSubnetsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { Infrastructure } from '../../environment/environment.js';
import type { Clients } from '../../environment/create-clients.js';
import type { App } from '../app-image.js';
import { createLoadBalancer } from './create-load-balancer.js';
import { createSecurityGroups } from './create-security-groups.js';
import { createTargetGroup } from './create-target-group.js';
import { drainSeconds } from './drain-seconds.js';

/** What the service stands behind; `both` is a Classic and an Application Load Balancer at once. */
export type LocalFront = 'classic' | 'application' | 'network' | 'both';

export interface CreateInfrastructureOptions {
  readonly clients: Pick<Clients, 'ec2' | 'elasticLoadBalancing' | 'elasticLoadBalancingV2'>;
  readonly service: string;
  readonly front: LocalFront;
  /** AWS seconds per real second. */
  readonly speed: number;
  readonly app: Pick<App, 'port' | 'healthPath'>;
  readonly signal: AbortSignal;
}

/**
 * Load balancers and security groups in the default network of the emulator's account: the least that a service
 * stands on, by plain calls. On AWS this is the business of `@clicamos/stack` or of a program of one's own.
 * Safe to call again, also from another process: what is there is taken as it is.
 */
export async function createInfrastructure(options: CreateInfrastructureOptions): Promise<Infrastructure> {
  const { clients, service, front, speed, app, signal } = options;
  const { subnetIds, vpcId } = await defaultNetwork(clients.ec2, signal);
  const groups = await createSecurityGroups(clients.ec2, { service, port: app.port, signal });
  const place = { app, subnetIds, securityGroupId: groups.loadBalancer, drain: drainSeconds(speed), signal };
  const hasClassic = front === 'classic' || front === 'both';
  if (hasClassic)
    await createLoadBalancer(clients.elasticLoadBalancing, { ...place, name: `${service}-elb` });
  const targetGroupArns: string[] = [];
  if (front !== 'classic') {
    const type = front === 'network' ? 'network' : 'application';
    const name = `${service}-${type === 'network' ? 'nlb' : 'alb'}`;
    targetGroupArns.push(
      await createTargetGroup(clients.elasticLoadBalancingV2, { ...place, name, type, vpcId }),
    );
  }
  return {
    ...(hasClassic && { loadBalancerName: `${service}-elb` }),
    targetGroupArns,
    privateSubnetIds: subnetIds,
    appSecurityGroupId: groups.app,
  };
}

async function defaultNetwork(
  ec2: EC2Client,
  signal: AbortSignal,
): Promise<{ readonly subnetIds: readonly string[]; readonly vpcId: string }> {
  const subnets = new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] });
  const { Subnets = [] } = await ec2.send(subnets, { abortSignal: signal });
  return {
    subnetIds: Subnets.flatMap(({ SubnetId }) => SubnetId ?? []),
    vpcId: Subnets[0]?.VpcId ?? '',
  };
}
