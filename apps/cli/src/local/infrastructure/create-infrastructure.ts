import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import type { Infrastructure } from '../../environment/environment.js';
import type { Clients } from '../../environment/create-clients.js';
import type { App } from '../app-image.js';
import { createLoadBalancer } from './create-load-balancer.js';
import { createSecurityGroups } from './create-security-groups.js';

export interface CreateInfrastructureOptions {
  readonly clients: Pick<Clients, 'ec2' | 'elasticLoadBalancing'>;
  readonly service: string;
  readonly app: Pick<App, 'port' | 'healthPath'>;
  readonly signal: AbortSignal;
}

/** What a deploy needs to know of it, and where clients ask. */
export interface LocalInfrastructure extends Infrastructure {
  readonly loadBalancerDnsName: string;
}

/**
 * A load balancer and security groups in the default network of the emulator's account: the least that a service
 * stands on, by plain calls. On AWS this is the business of `@clicamos/stack` or of a program of one's own.
 * Safe to call again, also from another process: what is there is taken as it is.
 */
export async function createInfrastructure({
  clients: { ec2, elasticLoadBalancing },
  service,
  app,
  signal,
}: CreateInfrastructureOptions): Promise<LocalInfrastructure> {
  const subnets = new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] });
  const { Subnets = [] } = await ec2.send(subnets, { abortSignal: signal });
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  const groups = await createSecurityGroups(ec2, { service, port: app.port, signal });
  const loadBalancer = await createLoadBalancer(elasticLoadBalancing, {
    name: `${service}-elb`,
    app,
    subnetIds,
    securityGroupId: groups.loadBalancer,
    signal,
  });
  return {
    loadBalancerName: loadBalancer.name,
    loadBalancerDnsName: loadBalancer.dnsName,
    privateSubnetIds: subnetIds,
    appSecurityGroupId: groups.app,
  };
}
