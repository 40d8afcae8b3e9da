import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { createEmulator, type Emulator } from '@clicamos/emulator';
import { runProgram } from '@clicamos/pulumi-local';
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

// Forms of public Pulumi programs, written anew: each runs, or all of what cannot be done here is told at once.

const newestImage = () =>
  aws.ec2
    .getAmi({
      owners: ['137112412989'],
      mostRecent: true,
      filters: [{ name: 'name', values: ['al2023-ami-*-x86_64'] }],
    })
    .then(({ id }) => id);

/** A VPC with two public subnets, as most of these programs begin. */
async function network(name: string) {
  const zones = await aws.getAvailabilityZones({ state: 'available' });
  const vpc = new aws.ec2.Vpc(name, { cidrBlock: '10.1.0.0/16', enableDnsHostnames: true });
  const subnets = zones.names.slice(0, 2).map(
    (availabilityZone, index) =>
      new aws.ec2.Subnet(`${name}-${index}`, {
        vpcId: vpc.id,
        availabilityZone,
        cidrBlock: `10.1.${index * 16}.0/20`,
        mapPublicIpOnLaunch: true,
      }),
  );
  const gateway = new aws.ec2.InternetGateway(name, { vpcId: vpc.id });
  const routes = [{ cidrBlock: '0.0.0.0/0', gatewayId: gateway.id }];
  const table = new aws.ec2.RouteTable(name, { vpcId: vpc.id, routes });
  for (const [index, subnet] of subnets.entries())
    new aws.ec2.RouteTableAssociation(`${name}-${index}`, { routeTableId: table.id, subnetId: subnet.id });
  return { vpc, subnets, subnetIds: subnets.map(({ id }) => id) };
}

/** Made for this test; nobody has the other half. */
const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBVn1Vh1Vd3m9Pz4mO1mFwq8VvPz3iGqQ9f5yqE1Qk7B people@example.com';

describe('a Pulumi program as people write it', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await createEmulator({ speed: 40, instances: 'simulated' });
  });

  afterAll(() => emulator.close());

  const run = (program: () => unknown) => {
    const { endpoint, region } = emulator;
    const declare = async () => (await program()) as Record<string, unknown>; // or nothing, which is no output
    return runProgram(declare, { endpoint, region, project: 'people', stack: 'test' });
  };

  it('runs: a web server (e1)', async () => {
    const { outputs } = await run(() => {
      const ingress = [{ protocol: 'tcp', fromPort: 80, toPort: 80, cidrBlocks: ['0.0.0.0/0'] }];
      const group = new aws.ec2.SecurityGroup('web', { ingress });
      const server = new aws.ec2.Instance('web', {
        ami: newestImage(),
        instanceType: 't2.micro',
        vpcSecurityGroupIds: [group.id],
        userData: '#!/bin/bash\necho hi',
      });
      return { ip: server.publicIp };
    });

    expect(outputs['ip']).toMatch(/^[\d.]+$/);
  }, 60_000);

  it.each(['securityGroups', 'vpcSecurityGroupIds'] as const)(
    'runs: instances behind a Classic load balancer, their groups as %s (e2)',
    async (key) => {
      const { outputs } = await run(async () => {
        const { vpc, subnetIds } = await network(`cp-${key.length}`);
        const group = new aws.ec2.SecurityGroup(`cp-${key}`, { vpcId: vpc.id, description: 'nodes' });
        const nodes = subnetIds.map(
          (subnetId, index) =>
            new aws.ec2.Instance(`cp-${key}-${index}`, {
              ami: newestImage(),
              instanceType: 't2.large',
              subnetId,
              [key]: [group.id],
            }),
        );
        const balancer = new aws.elb.LoadBalancer(`cp-${key.length}`, {
          subnets: subnetIds,
          securityGroups: [group.id],
          instances: nodes.map(({ id }) => id),
          listeners: [{ lbPort: 6443, lbProtocol: 'tcp', instancePort: 6443, instanceProtocol: 'tcp' }],
          healthCheck: {
            target: 'SSL:6443',
            interval: 30,
            timeout: 5,
            healthyThreshold: 3,
            unhealthyThreshold: 3,
          },
        });
        return { dns: balancer.dnsName };
      });

      expect(outputs['dns']).toEqual(expect.any(String));
    },
    60_000,
  );

  it('runs: access logs of a load balancer (e3)', async () => {
    const { resources } = await run(async () => {
      const { subnetIds } = await network('logs');
      return new aws.elb.LoadBalancer('logs', {
        subnets: subnetIds,
        accessLogs: { bucket: 'foo', bucketPrefix: 'bar', interval: 60 },
        listeners: [{ lbPort: 80, lbProtocol: 'http', instancePort: 8000, instanceProtocol: 'http' }],
      }).dnsName.apply((dns) => ({ dns }));
    });

    expect(resources.map(({ type }) => type)).toContain('aws:elb/loadBalancer:LoadBalancer');
  }, 60_000);

  it('runs: a group with a policy, a schedule and a hook (e5)', async () => {
    const { resources } = await run(async () => {
      const { subnetIds } = await network('asg');
      const template = new aws.ec2.LaunchTemplate('asg', {
        imageId: newestImage(),
        instanceType: 't3.micro',
        networkInterfaces: [{ associatePublicIpAddress: 'true', deleteOnTermination: 'true' }],
      });
      const group = new aws.autoscaling.Group('asg', {
        minSize: 0,
        maxSize: 3,
        vpcZoneIdentifiers: subnetIds,
        launchTemplate: { id: template.id, version: '$Latest' },
      });
      const autoscalingGroupName = group.name;
      new aws.autoscaling.Policy('out', {
        autoscalingGroupName,
        adjustmentType: 'ChangeInCapacity',
        scalingAdjustment: 1,
        cooldown: 60,
      });
      new aws.autoscaling.Schedule('night', {
        autoscalingGroupName,
        scheduledActionName: 'night',
        recurrence: '0 22 * * *',
        minSize: -1,
        maxSize: -1,
        desiredCapacity: 0,
      });
      new aws.autoscaling.LifecycleHook('boot', {
        autoscalingGroupName,
        lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
        defaultResult: 'CONTINUE',
        heartbeatTimeout: 60,
      });
      return {};
    });

    expect(resources.map(({ name }) => name)).toEqual(expect.arrayContaining(['out', 'night', 'boot']));
  }, 60_000);

  it('runs: rules of their own, in the older form (e6)', async () => {
    const { resources } = await run(async () => {
      const { vpc } = await network('rules');
      const group = new aws.ec2.SecurityGroup('rules', { vpcId: vpc.id });
      new aws.ec2.SecurityGroupRule('http', {
        type: 'ingress',
        securityGroupId: group.id,
        protocol: 'tcp',
        fromPort: 80,
        toPort: 80,
        cidrBlocks: ['0.0.0.0/0'],
      });
      return {};
    });

    expect(resources.map(({ type }) => type)).toContain('aws:ec2/securityGroupRule:SecurityGroupRule');
  }, 60_000);

  it('runs: an application load balancer over HTTPS with a group, a rule, an alarm and a policy (e7)', async () => {
    const { outputs } = await run(async () => {
      const { vpc, subnetIds } = await network('shop');
      const { accountId } = await aws.getCallerIdentity();
      const trust = await aws.iam.getPolicyDocument({
        statements: [
          {
            actions: ['sts:AssumeRole'],
            principals: [{ type: 'Service', identifiers: ['ec2.amazonaws.com'] }],
            conditions: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [accountId] }],
          },
        ],
      });
      const role = new aws.iam.Role('shop', { assumeRolePolicy: trust.json });
      const certificate = new aws.acm.Certificate('shop', {
        domainName: 'shop.example.com',
        validationMethod: 'DNS',
      });
      const balancer = new aws.lb.LoadBalancer('shop', { subnets: subnetIds, idleTimeout: 120 });
      const target = (name: string) =>
        new aws.lb.TargetGroup(name, {
          port: 80,
          protocol: 'HTTP',
          vpcId: vpc.id,
          deregistrationDelay: 30,
          healthCheck: { path: '/health', interval: 10, timeout: 5, matcher: '200-299' },
          stickiness: { type: 'lb_cookie', cookieDuration: 600 },
        });
      const main = target('shop');
      const beta = target('beta');
      const listener = new aws.lb.Listener('shop', {
        loadBalancerArn: balancer.arn,
        port: 443,
        protocol: 'HTTPS',
        certificateArn: certificate.arn,
        sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        defaultActions: [{ type: 'forward', targetGroupArn: main.arn }],
      });
      const rule = new aws.lb.ListenerRule('beta', {
        listenerArn: listener.arn,
        conditions: [{ pathPattern: { values: ['/beta/*'] } }],
        actions: [
          {
            type: 'forward',
            forward: {
              targetGroups: [
                { arn: main.arn, weight: 90 },
                { arn: beta.arn, weight: 10 },
              ],
            },
          },
        ],
      });
      const key = new aws.ec2.KeyPair('shop', { publicKey });
      const template = new aws.ec2.LaunchTemplate('shop', {
        imageId: newestImage(),
        instanceType: 't3.micro',
        keyName: key.keyName,
      });
      const group = new aws.autoscaling.Group('shop', {
        ...{ minSize: 0, maxSize: 2, desiredCapacity: 0, vpcZoneIdentifiers: subnetIds },
        launchTemplate: { id: template.id, version: '$Latest' },
      });
      new aws.autoscaling.Attachment('shop', {
        autoscalingGroupName: group.name,
        lbTargetGroupArn: main.arn,
      });
      new aws.autoscaling.Policy('requests', {
        autoscalingGroupName: group.name,
        policyType: 'TargetTrackingScaling',
        targetTrackingConfiguration: {
          targetValue: 1_000,
          predefinedMetricSpecification: {
            predefinedMetricType: 'ALBRequestCountPerTarget',
            resourceLabel: pulumi.interpolate`${balancer.arnSuffix}/${main.arnSuffix}`,
          },
        },
      });
      const alarm = new aws.cloudwatch.MetricAlarm('errors', {
        ...{ namespace: 'AWS/ApplicationELB', metricName: 'HTTPCode_Target_5XX_Count', statistic: 'Sum' },
        ...{ period: 60, evaluationPeriods: 2, threshold: 5, comparisonOperator: 'GreaterThanThreshold' },
        dimensions: { LoadBalancer: balancer.arnSuffix },
      });
      return {
        policy: role.assumeRolePolicy,
        status: certificate.status,
        suffix: balancer.arnSuffix,
        target: main.arn,
        priority: rule.priority,
        alarm: alarm.arn,
        group: group.name,
      };
    });

    const { endpoint, region } = emulator;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const autoScaling = new AutoScalingClient({ endpoint, region, credentials });
    const { AutoScalingGroups: [group] = [] } = await autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [String(outputs['group'])] }),
    );
    expect(JSON.parse(String(outputs['policy']))).toMatchObject({
      Version: '2012-10-17',
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Principal: { Service: 'ec2.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
        },
      ],
    });
    expect(outputs).toMatchObject({ status: 'ISSUED', priority: 1 });
    expect(outputs['suffix']).toMatch(/^app\/shop-[0-9a-f]{7}\/[0-9a-f]{16}$/);
    expect(outputs['alarm']).toMatch(/^arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors-/);
    expect(group?.TargetGroupARNs).toEqual([outputs['target']]);
  });

  it('is refused with all that cannot be done here, in one run, and with what to do instead (e4)', async () => {
    const failed = await run(async () => {
      const other = new pulumi.StackReference('acme/network/prod');
      const zone = new aws.route53.Zone('zone', { name: 'example.com' });
      new aws.route53.Record('web', {
        zoneId: zone.zoneId,
        name: 'web',
        type: 'A',
        ttl: 60,
        records: ['10.0.0.1'],
      });
      const queue = new aws.sqs.Queue('queue', { name: other.getOutput('vpcId') });
      new aws.ec2.Instance('web', { ami: newestImage(), instanceType: 't3.micro', getPasswordData: true });
      return { arn: queue.arn };
    }).catch((error: unknown) => error);

    expect(failed).toMatchObject({ name: 'PulumiLocalError' });
    const [head, ...sentences] = String((failed as Error).message).split('\n');
    expect(head).toBe('The program has 5 things that pulumi-local cannot do:');
    expect(sentences.sort()).toEqual([
      expect.stringContaining('Resource `queue` (aws:sqs/queue:Queue) is of a type'),
      expect.stringContaining(
        'Resource `web` (aws:ec2/instance:Instance) has inputs that pulumi-local does not know: `getPasswordData`',
      ),
      expect.stringContaining(
        'Resource `web` (aws:route53/record:Record) is of a type that pulumi-local cannot create',
      ),
      expect.stringContaining('Resource `zone` (aws:route53/zone:Zone) is of a type'),
      expect.stringContaining('StackReference `acme/network/prod` reads the outputs of another stack'),
    ]);
  }, 60_000);
});
