import {
  DescribeAutoScalingGroupsCommand,
  DescribeLaunchConfigurationsCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  DescribeAddressesCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  GetInstanceProfileCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import * as aws from '@pulumi/aws';
import { type AwsClients, createClients, destroyClients } from '../terms/clients.js';
import { describeOnMoto } from '../testing/pulumi-local-moto.js';
import { type Program, runProgram } from './run-program.js';

const where = { region: 'us-east-1', project: 'shop', stack: 'test' };

describeOnMoto('the resources', (endpoint) => {
  let clients: AwsClients;
  const run = async (program: Program) => {
    const { outputs } = await runProgram(program, { endpoint: endpoint(), ...where });
    return outputs as Record<string, string>; // the programs below return texts
  };

  beforeAll(() => {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    clients = createClients({ endpoint: endpoint(), region: where.region, credentials });
  });

  afterAll(() => destroyClients(clients));

  const network = (cidrBlock: string) => {
    const vpc = new aws.ec2.Vpc('net', { cidrBlock, enableDnsHostnames: true, enableDnsSupport: true });
    const subnet = new aws.ec2.Subnet('a', { vpcId: vpc.id, cidrBlock, availabilityZone: 'us-east-1a' });
    return { vpc, subnet };
  };

  it('gives a VPC its DNS attributes', async () => {
    const { VpcId } = await run(() => ({ VpcId: network('10.1.0.0/24').vpc.id }));

    const [names, support] = await Promise.all([
      clients.ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' })),
      clients.ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsSupport' })),
    ]);
    expect([names.EnableDnsHostnames?.Value, support.EnableDnsSupport?.Value]).toEqual([true, true]);
  });

  it('routes by a gateway, inline and as a resource of its own', async () => {
    const out = await run(() => {
      const { vpc, subnet } = network('10.2.0.0/24');
      const gateway = new aws.ec2.InternetGateway('way', { vpcId: vpc.id });
      const table = new aws.ec2.RouteTable('t', {
        vpcId: vpc.id,
        routes: [{ cidrBlock: '192.0.2.0/24', gatewayId: gateway.id }],
      });
      new aws.ec2.Route('r', {
        routeTableId: table.id,
        destinationCidrBlock: '0.0.0.0/0',
        gatewayId: gateway.id,
      });
      const association = new aws.ec2.RouteTableAssociation('s', {
        routeTableId: table.id,
        subnetId: subnet.id,
      });
      return { table: table.id, gateway: gateway.id, association: association.id, subnet: subnet.id };
    });

    const { RouteTables } = await clients.ec2.send(
      new DescribeRouteTablesCommand({ RouteTableIds: [out['table'] ?? ''] }),
    );
    expect(RouteTables?.[0]?.Routes).toEqual([
      expect.objectContaining({ DestinationCidrBlock: '10.2.0.0/24', GatewayId: 'local' }),
      expect.objectContaining({ DestinationCidrBlock: '192.0.2.0/24', GatewayId: out['gateway'] }),
      expect.objectContaining({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: out['gateway'] }),
    ]);
    expect(RouteTables?.[0]?.Associations).toEqual([
      expect.objectContaining({ RouteTableAssociationId: out['association'], SubnetId: out['subnet'] }),
    ]);
  });

  it('gives a security group the rules that the program says, and not the one that AWS adds', async () => {
    const out = await run(() => {
      const { vpc } = network('10.3.0.0/24');
      const front = new aws.ec2.SecurityGroup('front', {
        vpcId: vpc.id,
        ingress: [{ protocol: 'tcp', fromPort: 80, toPort: 80, cidrBlocks: ['0.0.0.0/0'] }],
      });
      const back = new aws.ec2.SecurityGroup('back', { vpcId: vpc.id });
      const rule = { securityGroupId: back.id, ipProtocol: 'tcp', fromPort: 80, toPort: 80 };
      const fromFront = new aws.vpc.SecurityGroupIngressRule('in', {
        ...rule,
        referencedSecurityGroupId: front.id,
      });
      new aws.vpc.SecurityGroupEgressRule('out', {
        securityGroupId: back.id,
        ipProtocol: '-1',
        cidrIpv4: '10.0.0.0/8',
      });
      return { front: front.id, back: back.id, rule: fromFront.securityGroupRuleId };
    });

    const { SecurityGroups = [] } = await clients.ec2.send(
      new DescribeSecurityGroupsCommand({ GroupIds: [out['front'] ?? '', out['back'] ?? ''] }),
    );
    const [front, back] = ['front', 'back'].map((name) =>
      SecurityGroups.find(({ GroupId }) => GroupId === out[name]),
    );
    expect(front?.IpPermissions).toMatchObject([{ FromPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]);
    expect(front?.IpPermissionsEgress).toEqual([]);
    expect(back?.IpPermissions).toMatchObject([{ UserIdGroupPairs: [{ GroupId: out['front'] }] }]);
    expect(back?.IpPermissionsEgress).toMatchObject([
      { IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
    ]);
    expect(out['rule']).toMatch(/^sgr-/);
  });

  it('replaces the rules of a default security group, and tags it', async () => {
    const out = await run(() => {
      const { vpc } = network('10.4.0.0/24');
      const itself = { protocol: '-1', fromPort: 0, toPort: 0, self: true };
      const group = new aws.ec2.DefaultSecurityGroup('d', {
        vpcId: vpc.id,
        ingress: [itself],
        egress: [itself],
        tags: { Name: 'd' },
      });
      return { group: group.id, ofVpc: vpc.defaultSecurityGroupId };
    });

    const { SecurityGroups: [group] = [] } = await clients.ec2.send(
      new DescribeSecurityGroupsCommand({ GroupIds: [out['group'] ?? ''] }),
    );
    const itself = [{ IpProtocol: '-1', IpRanges: [], UserIdGroupPairs: [{ GroupId: out['group'] }] }];
    expect(out['ofVpc']).toBe(out['group']);
    expect(group).toMatchObject({ IpPermissions: itself, IpPermissionsEgress: itself });
    expect(group?.Tags).toEqual([{ Key: 'Name', Value: 'd' }]);
  });

  it('waits for a NAT gateway with its address', async () => {
    const out = await run(() => {
      const { subnet } = network('10.5.0.0/24');
      const address = new aws.ec2.Eip('nat', { domain: 'vpc' });
      const nat = new aws.ec2.NatGateway('nat', { allocationId: address.id, subnetId: subnet.id });
      return { nat: nat.id, address: address.publicIp, of: nat.publicIp };
    });

    const { NatGateways: [nat] = [] } = await clients.ec2.send(
      new DescribeNatGatewaysCommand({ NatGatewayIds: [out['nat'] ?? ''] }),
    );
    expect(nat?.State).toBe('available');
    expect(out['of']).toBe(out['address']);
  });

  it('runs an instance with all that the program says, and hands out its interface', async () => {
    const out = await run(async () => {
      const { subnet, vpc } = network('10.6.0.0/24');
      const image = await aws.ec2.getAmi({
        owners: ['137112412989'],
        mostRecent: true,
        filters: [{ name: 'name', values: ['al2022-ami-*-arm64'] }],
      });
      const group = new aws.ec2.SecurityGroup('g', { vpcId: vpc.id });
      const instance = new aws.ec2.Instance('i', {
        ami: image.id,
        instanceType: 't4g.nano',
        subnetId: subnet.id,
        vpcSecurityGroupIds: [group.id],
        associatePublicIpAddress: true,
        sourceDestCheck: false,
        metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled', httpPutResponseHopLimit: 1 },
        rootBlockDevice: { encrypted: true, volumeType: 'gp3', volumeSize: 8, tags: { Name: 'root' } },
        userData: '#!/bin/sh\n',
        userDataReplaceOnChange: true,
        tags: { Name: 'i' },
      });
      const address = new aws.ec2.Eip('e', { domain: 'vpc' });
      new aws.ec2.EipAssociation('e', { allocationId: address.id, instanceId: instance.id });
      return {
        id: instance.id,
        eni: instance.primaryNetworkInterfaceId,
        ip: address.publicIp,
        group: group.id,
      };
    });

    const InstanceId = out['id'];
    const { Reservations } = await clients.ec2.send(
      new DescribeInstancesCommand({ InstanceIds: [InstanceId ?? ''] }),
    );
    const instance = Reservations?.[0]?.Instances?.[0];
    expect(instance).toMatchObject({
      State: { Name: 'running' },
      InstanceType: 't4g.nano',
      SourceDestCheck: false,
      NetworkInterfaces: [{ NetworkInterfaceId: out['eni'], Groups: [{ GroupId: out['group'] }] }],
      Tags: [{ Key: 'Name', Value: 'i' }],
    });
    const { Addresses } = await clients.ec2.send(
      new DescribeAddressesCommand({ PublicIps: [out['ip'] ?? ''] }),
    );
    expect(Addresses?.[0]?.InstanceId).toBe(InstanceId);
    const { UserData } = await clients.ec2.send(
      new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' }),
    );
    expect(Buffer.from(UserData?.Value ?? '', 'base64').toString()).toBe('#!/bin/sh\n');
  });

  it('creates a group of a launch template behind a load balancer, and waits for its capacity', async () => {
    const out = await run(() => {
      const { subnet } = network('10.7.0.0/24');
      const balancer = new aws.elb.LoadBalancer('lb', {
        name: 'web-elb',
        subnets: [subnet.id],
        listeners: [{ lbPort: 80, lbProtocol: 'http', instancePort: 80, instanceProtocol: 'http' }],
        healthCheck: {
          target: 'HTTP:80/health',
          interval: 5,
          timeout: 2,
          healthyThreshold: 2,
          unhealthyThreshold: 3,
        },
        idleTimeout: 90,
        connectionDraining: true,
        connectionDrainingTimeout: 120,
        tags: { Name: 'lb' },
      });
      const template = new aws.ec2.LaunchTemplate('web', {
        imageId: 'ami-12c6146b',
        instanceType: 't3.micro',
        metadataOptions: { httpTokens: 'required' },
        blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: 'true', volumeSize: 8 } }],
        tagSpecifications: [{ resourceType: 'instance', tags: { Name: 'web' } }],
      });
      const group = new aws.autoscaling.Group('web', {
        name: 'web-v001',
        minSize: 1,
        maxSize: 3,
        desiredCapacity: 2,
        vpcZoneIdentifiers: [subnet.id],
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        loadBalancers: [balancer.name],
        healthCheckType: 'ELB',
        waitForElbCapacity: 2,
        suspendedProcesses: ['AZRebalance'],
        tags: [{ key: 'Name', value: 'web', propagateAtLaunch: true }],
      });
      return { template: template.id, dns: balancer.dnsName, subnet: subnet.id, group: group.name };
    });

    const { AutoScalingGroups: [group] = [] } = await clients.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ['web-v001'] }),
    );
    expect(group).toMatchObject({
      MinSize: 1,
      MaxSize: 3,
      DesiredCapacity: 2,
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 300,
      LoadBalancerNames: ['web-elb'],
      LaunchTemplate: { LaunchTemplateId: out['template'], Version: '1' },
      SuspendedProcesses: [{ ProcessName: 'AZRebalance' }],
      Tags: [{ Key: 'Name', Value: 'web', PropagateAtLaunch: true }],
    });
    const { LoadBalancerDescriptions: [balancer] = [] } = await clients.elb.send(
      new DescribeLoadBalancersCommand({ LoadBalancerNames: ['web-elb'] }),
    );
    expect(balancer).toMatchObject({
      Subnets: [out['subnet']],
      DNSName: out['dns'],
      HealthCheck: {
        Target: 'HTTP:80/health',
        Interval: 5,
        Timeout: 2,
        HealthyThreshold: 2,
        UnhealthyThreshold: 3,
      },
    });
    expect(balancer?.Instances).toHaveLength(2);
    const { LoadBalancerAttributes } = await clients.elb.send(
      new DescribeLoadBalancerAttributesCommand({ LoadBalancerName: 'web-elb' }),
    );
    expect(LoadBalancerAttributes).toMatchObject({
      CrossZoneLoadBalancing: { Enabled: true },
      ConnectionDraining: { Enabled: true, Timeout: 120 },
      ConnectionSettings: { IdleTimeout: 90 },
    });
    const { LaunchTemplateVersions: [version] = [] } = await clients.ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: out['template'] }),
    );
    expect(version?.LaunchTemplateData).toMatchObject({
      ImageId: 'ami-12c6146b',
      MetadataOptions: { HttpTokens: 'required' },
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeSize: 8 } }],
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }],
    });
  });

  it('makes a group of a launch configuration, and one of a mixed instances policy with weights', async () => {
    const overrides = [
      { instanceType: 't3.medium', weightedCapacity: '2' },
      { instanceType: 't3.small', weightedCapacity: '1' },
    ];

    await run(() => {
      const { subnet } = network('10.12.0.0/24');
      const imageId = 'ami-12c6146b';
      const old = new aws.ec2.LaunchConfiguration('old', {
        ...{ imageId, instanceType: 't3.micro', userData: '#!/bin/sh' },
        rootBlockDevice: { volumeSize: 16 },
      });
      const template = new aws.ec2.LaunchTemplate('mixed', { imageId, instanceType: 't3.micro' });
      const sizes = { minSize: 0, maxSize: 4, desiredCapacity: 0, vpcZoneIdentifiers: [subnet.id] };
      const of = { launchTemplateId: template.id, version: '1' };
      new aws.autoscaling.Group('classic', { ...sizes, name: 'classic', launchConfiguration: old });
      new aws.autoscaling.Group('mixed', {
        ...{ ...sizes, name: 'mixed' },
        mixedInstancesPolicy: {
          instancesDistribution: { onDemandBaseCapacity: 1 },
          launchTemplate: { launchTemplateSpecification: of, overrides },
        },
        instanceRefresh: { strategy: 'Rolling', preferences: { minHealthyPercentage: 100 } },
      });
    });

    const { AutoScalingGroups = [] } = await clients.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ['classic', 'mixed'] }),
    );
    const [classic, mixed] = ['classic', 'mixed'].map((name) =>
      AutoScalingGroups.find(({ AutoScalingGroupName }) => AutoScalingGroupName === name),
    );
    const { LaunchConfigurations } = await clients.autoScaling.send(
      new DescribeLaunchConfigurationsCommand({
        LaunchConfigurationNames: [classic?.LaunchConfigurationName ?? 'none'],
      }),
    );
    expect(LaunchConfigurations).toMatchObject([
      {
        ...{ ImageId: 'ami-12c6146b', InstanceType: 't3.micro' },
        UserData: Buffer.from('#!/bin/sh').toString('base64'),
        BlockDeviceMappings: [{ Ebs: { VolumeSize: 16 } }],
      },
    ]);
    expect(mixed?.MixedInstancesPolicy).toMatchObject({
      InstancesDistribution: { OnDemandBaseCapacity: 1 },
      LaunchTemplate: {
        LaunchTemplateSpecification: { Version: '1' },
        Overrides: [
          { InstanceType: 't3.medium', WeightedCapacity: '2' },
          { InstanceType: 't3.small', WeightedCapacity: '1' },
        ],
      },
    });
  });

  it('makes an instance profile of a role with its policies', async () => {
    const policy = {
      Version: '2012-10-17' as const,
      Statement: [{ Effect: 'Allow' as const, Action: 's3:*', Resource: '*' }],
    };
    const trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    });

    const out = await run(() => {
      const role = new aws.iam.Role('app', { assumeRolePolicy: trust, tags: { Name: 'app' } });
      const attachment = new aws.iam.RolePolicyAttachment('ssm', {
        role,
        policyArn: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
      });
      const inline = new aws.iam.RolePolicy('s3', { role: role.name, policy });
      const profile = new aws.iam.InstanceProfile('app', { role: role.name });
      return { role: role.name, attachment: attachment.id, inline: inline.name, profile: profile.name };
    });

    const RoleName = out['role'];
    const [attached, inline, profile] = await Promise.all([
      clients.iam.send(new ListAttachedRolePoliciesCommand({ RoleName })),
      clients.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: out['inline'] })),
      clients.iam.send(new GetInstanceProfileCommand({ InstanceProfileName: out['profile'] })),
    ]);
    expect(attached.AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual([
      'AmazonSSMManagedInstanceCore',
    ]);
    expect(JSON.parse(decodeURIComponent(inline.PolicyDocument ?? ''))).toEqual(policy);
    expect(profile.InstanceProfile?.Roles?.map((role) => role.RoleName)).toEqual([RoleName]);
  });

  it('puts a parameter', async () => {
    await run(() => {
      new aws.ssm.Parameter('p', {
        name: '/shop/image',
        type: 'String',
        value: 'ami-1',
        description: 'the image',
      });
    });

    const { Parameter } = await clients.ssm.send(new GetParameterCommand({ Name: '/shop/image' }));
    expect(Parameter).toMatchObject({ Value: 'ami-1', Type: 'String', Version: 1 });
  });
});
