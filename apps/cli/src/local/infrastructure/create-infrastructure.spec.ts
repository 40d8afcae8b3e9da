import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { DescribeTargetGroupsCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { createEmulator } from '@clicamos/emulator';
import { createClients } from '../../environment/create-clients.js';
import { createInfrastructure, type LocalFront } from './create-infrastructure.js';

describe('createInfrastructure', () => {
  let emulator: Awaited<ReturnType<typeof createEmulator>>;
  let clients: ReturnType<typeof createClients>;
  const { signal } = new AbortController();
  const app = { port: 8080, healthPath: '/ready' };
  const create = (front: LocalFront = 'classic') =>
    createInfrastructure({ clients, service: 'shop', front, speed: 10, app, signal });

  beforeEach(async () => {
    emulator = await createEmulator();
    const { endpoint, region, credentials } = emulator;
    clients = createClients({ endpoint, region, credentials });
  });

  afterEach(async () => {
    for (const client of Object.values(clients)) client.destroy();
    await emulator.close();
  });

  it('makes a load balancer that checks and drains the app, and says where it is', async () => {
    const made = await create();

    const names = { LoadBalancerNames: ['shop-elb'] };
    const { LoadBalancerDescriptions: [loadBalancer] = [] } = await clients.elasticLoadBalancing.send(
      new DescribeLoadBalancersCommand(names),
    );
    const { LoadBalancerAttributes } = await clients.elasticLoadBalancing.send(
      new DescribeLoadBalancerAttributesCommand({ LoadBalancerName: 'shop-elb' }),
    );
    expect(made.privateSubnetIds).toHaveLength(3);
    expect(made).toMatchObject({
      loadBalancerName: 'shop-elb',
      privateSubnetIds: loadBalancer?.Subnets,
    });
    expect(loadBalancer?.HealthCheck).toMatchObject({ Target: 'HTTP:8080/ready', Interval: 5, Timeout: 2 });
    expect(LoadBalancerAttributes).toMatchObject({
      CrossZoneLoadBalancing: { Enabled: true },
      ConnectionDraining: { Enabled: true, Timeout: 30 },
    });
  });

  it.each([
    ['application', 'shop-alb', 'HTTP'],
    ['network', 'shop-nlb', 'TCP'],
  ] as const)('makes a target group behind a load balancer of type %s', async (type, name, protocol) => {
    const made = await create(type);

    const { TargetGroups: [group] = [] } = await clients.elasticLoadBalancingV2.send(
      new DescribeTargetGroupsCommand({ Names: [name] }),
    );
    expect(made).toMatchObject({ targetGroupArns: [group?.TargetGroupArn] });
    expect(made.loadBalancerName).toBeUndefined();
    expect(group).toMatchObject({
      Protocol: protocol,
      Port: 8080,
      HealthCheckPath: '/ready',
      LoadBalancerArns: [expect.stringContaining(`/${name}/`)],
    });
  });

  it('lets the world reach the load balancer, and only the load balancer reach the app', async () => {
    const { appSecurityGroupId } = await create();

    const { SecurityGroups = [] } = await clients.ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: ['shop-*'] }] }),
    );
    const named = Object.fromEntries(SecurityGroups.map((group) => [group.GroupName, group]));
    expect(named['shop-elb']?.IpPermissions).toMatchObject([
      { FromPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    ]);
    expect(named['shop-app']).toMatchObject({
      GroupId: appSecurityGroupId,
      IpPermissions: [
        { FromPort: 8080, IpRanges: [], UserIdGroupPairs: [{ GroupId: named['shop-elb']?.GroupId }] },
      ],
    });
  });

  it('takes what is there, also when two make it at the same time', async () => {
    const [first, second] = await Promise.all([create('both'), create('both')]);

    expect(second).toEqual(first);
    expect(first).toMatchObject({ loadBalancerName: 'shop-elb', targetGroupArns: [expect.any(String)] });
    expect(await create('both')).toEqual(first);
  });
});
