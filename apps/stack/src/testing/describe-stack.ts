import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  type Instance,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { GetInstanceProfileCommand, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import type { StackConfig } from '../stack-config.js';
import type { Endpoint } from './stack-endpoint.js';
import { runStack, type StackRun } from './stack-run.js';

export interface StackSuite {
  readonly start: () => Promise<Endpoint>;
  /** What the endpoint needs said of the network. @default nothing */
  readonly network?: StackConfig['network'];
}

/** Runs the stack at an endpoint, and asserts by reads of the SDK what has come to exist there. */
export function describeStack(where: string, { start, network = {} }: StackSuite): void {
  describe(`the stack, on ${where}`, () => {
    let endpoint: Endpoint;
    let run: StackRun;

    beforeAll(async () => {
      endpoint = await start();
      run = await runStack(endpoint.url, {
        network,
        loadBalancer: {
          healthCheck: { intervalSeconds: 5, timeoutSeconds: 2, healthyThreshold: 3, unhealthyThreshold: 4 },
          drainingSeconds: 45,
        },
      });
    }, 60_000);

    afterAll(async () => {
      run?.close();
      await endpoint?.stop();
    });

    async function nat(): Promise<Instance | undefined> {
      const filter = { Name: 'tag:Name', Values: ['web-nat'] };
      const { Reservations = [] } = await run.ec2.send(new DescribeInstancesCommand({ Filters: [filter] }));
      return Reservations.flatMap(({ Instances = [] }) => Instances)[0];
    }

    async function groupOf(output: string): Promise<SecurityGroup | undefined> {
      const command = new DescribeSecurityGroupsCommand({ GroupIds: [run.text(output)] });
      return (await run.ec2.send(command)).SecurityGroups?.[0];
    }

    it('has three public and three private subnets over three zones', async () => {
      const tierOf = (id: string) =>
        ['publicSubnetIds', 'privateSubnetIds'].filter((tier) => run.list(tier).includes(id)).join();

      const filter = { Name: 'vpc-id', Values: [run.text('vpcId')] };
      const { Subnets = [] } = await run.ec2.send(new DescribeSubnetsCommand({ Filters: [filter] }));

      const shown = Subnets.map(
        ({ CidrBlock, AvailabilityZone, MapPublicIpOnLaunch, SubnetId = '' }) =>
          `${CidrBlock} ${AvailabilityZone} ${tierOf(SubnetId)}${MapPublicIpOnLaunch ? ' with addresses' : ''}`,
      );
      expect(shown.sort()).toEqual([
        '172.31.0.0/24 us-east-1a publicSubnetIds with addresses',
        '172.31.1.0/24 us-east-1b publicSubnetIds with addresses',
        '172.31.2.0/24 us-east-1c publicSubnetIds with addresses',
        '172.31.3.0/24 us-east-1a privateSubnetIds',
        '172.31.4.0/24 us-east-1b privateSubnetIds',
        '172.31.5.0/24 us-east-1c privateSubnetIds',
      ]);
    });

    it('routes public subnets to the internet gateway, and private ones to the interface of the NAT', async () => {
      const natInterface = (await nat())?.NetworkInterfaces?.[0]?.NetworkInterfaceId;

      const defaultRoutes = async (subnetId: string) => {
        const filter = { Name: 'association.subnet-id', Values: [subnetId] };
        const { RouteTables = [] } = await run.ec2.send(
          new DescribeRouteTablesCommand({ Filters: [filter] }),
        );
        return RouteTables.flatMap(({ Routes = [] }) => Routes).filter(
          ({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0',
        );
      };

      for (const id of run.list('publicSubnetIds')) {
        expect(await defaultRoutes(id)).toMatchObject([{ GatewayId: expect.stringMatching(/^igw-/) }]);
      }
      for (const id of run.list('privateSubnetIds')) {
        expect(await defaultRoutes(id)).toMatchObject([{ NetworkInterfaceId: natInterface }]);
      }
      expect(natInterface).toMatch(/^eni-/);
    });

    it('has a NAT that forwards, in a public subnet, under its elastic address', async () => {
      const instance = await nat();

      const [address = ''] = run.list('natAddresses');
      const { Addresses = [] } = await run.ec2.send(new DescribeAddressesCommand({ PublicIps: [address] }));

      expect(instance).toMatchObject({ State: { Name: 'running' }, SourceDestCheck: false });
      expect(run.list('publicSubnetIds')).toContain(instance?.SubnetId);
      expect(Addresses[0]?.InstanceId).toBe(instance?.InstanceId);
    });

    it('has a load balancer in the public subnets, with the checks that were configured', async () => {
      const name = run.text('loadBalancerName');

      const { LoadBalancerDescriptions = [] } = await run.elb.send(
        new DescribeLoadBalancersCommand({ LoadBalancerNames: [name] }),
      );

      const [balancer] = LoadBalancerDescriptions;
      expect(name).toBe('web-elb');
      expect([...(balancer?.Subnets ?? [])].sort()).toEqual([...run.list('publicSubnetIds')].sort());
      expect(balancer).toMatchObject({
        DNSName: run.text('loadBalancerDnsName'),
        Scheme: 'internet-facing',
        SecurityGroups: [run.text('loadBalancerSecurityGroupId')],
        HealthCheck: {
          Target: 'HTTP:80/health',
          Interval: 5,
          Timeout: 2,
          HealthyThreshold: 3,
          UnhealthyThreshold: 4,
        },
      });
      const listener = { Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: 80 };
      expect(balancer?.ListenerDescriptions).toMatchObject([{ Listener: listener }]);
    });

    it('drains what leaves the load balancer, balances across zones, and closes idle connections', async () => {
      const LoadBalancerName = run.text('loadBalancerName');

      const { LoadBalancerAttributes } = await run.elb.send(
        new DescribeLoadBalancerAttributesCommand({ LoadBalancerName }),
      );

      expect(LoadBalancerAttributes).toMatchObject({
        ConnectionDraining: { Enabled: true, Timeout: 45 },
        ConnectionSettings: { IdleTimeout: 60 },
        CrossZoneLoadBalancing: { Enabled: true },
      });
    });

    it('lets the world reach the load balancer, and the load balancer alone the app', async () => {
      const [balancer, app] = [
        await groupOf('loadBalancerSecurityGroupId'),
        await groupOf('appSecurityGroupId'),
      ];

      const at80 = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80 };
      const world = [{ CidrIp: '0.0.0.0/0' }];
      expect(balancer?.IpPermissions).toMatchObject([{ ...at80, IpRanges: world, UserIdGroupPairs: [] }]);
      expect(balancer?.IpPermissionsEgress).toMatchObject([
        { ...at80, IpRanges: [], UserIdGroupPairs: [{ GroupId: app?.GroupId }] },
      ]);
      expect(app?.IpPermissions).toMatchObject([
        { ...at80, IpRanges: [], UserIdGroupPairs: [{ GroupId: balancer?.GroupId }] },
      ]);
      expect(app?.IpPermissionsEgress).toMatchObject([{ IpProtocol: '-1', IpRanges: world }]);
    });

    it('has an instance profile by which instances are reached without SSH', async () => {
      const InstanceProfileName = run.text('instanceProfileName');

      const { InstanceProfile } = await run.iam.send(new GetInstanceProfileCommand({ InstanceProfileName }));
      const RoleName = InstanceProfile?.Roles?.[0]?.RoleName;
      const { AttachedPolicies } = await run.iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));

      expect(InstanceProfile?.Arn).toBe(run.text('instanceProfileArn'));
      expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['AmazonSSMManagedInstanceCore']);
    });

    it('is tagged with Name, Environment and Project, the load balancer too', async () => {
      const tags = (name: string) => [
        { Key: 'Name', Value: name },
        { Key: 'Environment', Value: 'test' },
        { Key: 'Project', Value: 'clicamos' },
      ];

      const { TagDescriptions } = await run.elb.send(
        new DescribeTagsCommand({ LoadBalancerNames: ['web-elb'] }),
      );

      expect(TagDescriptions?.[0]?.Tags).toEqual(expect.arrayContaining(tags('web-elb')));
      expect((await nat())?.Tags).toEqual(expect.arrayContaining(tags('web-nat')));
      expect((await groupOf('appSecurityGroupId'))?.Tags).toEqual(expect.arrayContaining(tags('web-app')));
    });
  });
}
