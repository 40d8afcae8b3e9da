import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  type Datapoint,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  PutScalingPolicyCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  CreateLaunchTemplateCommand,
  DescribeSubnetsCommand,
  type CreateLaunchTemplateCommandOutput,
} from '@aws-sdk/client-ec2';
import { CreateLoadBalancerCommand as CreateClassicCommand } from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCloudFixture, type CloudFixture } from '../testing/cloud-fixture.js';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const TIMEOUT_MS = 60_000;

interface Web {
  readonly applicationUrl: string;
  readonly classicUrl: string;
  readonly networkUrl: string;
  /** `app/web/…/targetgroup/web/…` */
  readonly label: string;
}

/** The group `web` of one instance behind a load balancer of each kind. */
async function createWeb({ emulator, ec2, elb, autoScaling, registerImage }: CloudFixture): Promise<Web> {
  const elbv2 = new ElasticLoadBalancingV2Client({
    endpoint: emulator.endpoint,
    region: 'us-east-1',
    credentials,
  });
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  const balance = async (Type: 'application' | 'network', Protocol: 'HTTP' | 'TCP') => {
    const { LoadBalancers: [made] = [] } = await elbv2.send(
      new CreateLoadBalancerCommand({ Name: Type, Type, Subnets: subnetIds }),
    );
    const { TargetGroups: [group] = [] } = await elbv2.send(
      new CreateTargetGroupCommand({
        ...{ Name: Type, Protocol, Port: 80, VpcId: Subnets[0]?.VpcId },
        ...{ HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2, HealthyThresholdCount: 2 },
      }),
    );
    await elbv2.send(
      new CreateListenerCommand({
        ...{ LoadBalancerArn: made?.LoadBalancerArn, Protocol, Port: 80 },
        DefaultActions: [{ Type: 'forward', TargetGroupArn: group?.TargetGroupArn }],
      }),
    );
    return {
      url: `http://${made?.DNSName}/`,
      arn: made?.LoadBalancerArn ?? '',
      group: group?.TargetGroupArn ?? '',
    };
  };
  const application = await balance('application', 'HTTP');
  const network = await balance('network', 'TCP');
  const { DNSName } = await elb.send(
    new CreateClassicCommand({
      LoadBalancerName: 'classic',
      Subnets: subnetIds,
      Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }],
    }),
  );
  const LaunchTemplateData = { ImageId: await registerImage('one'), InstanceType: 't3.micro' as const };
  const template: CreateLaunchTemplateCommandOutput = await ec2.send(
    new CreateLaunchTemplateCommand({ LaunchTemplateName: 'web', LaunchTemplateData }),
  );
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      ...{ AutoScalingGroupName: 'web', MinSize: 1, MaxSize: 3, DesiredCapacity: 1 },
      VPCZoneIdentifier: subnetIds.join(','),
      LaunchTemplate: { LaunchTemplateId: template.LaunchTemplate?.LaunchTemplateId },
      TargetGroupARNs: [application.group, network.group],
      LoadBalancerNames: ['classic'],
    }),
  );
  const classicUrl = `http://${DNSName}/`;
  for (const url of [application.url, network.url, classicUrl]) await untilAnswered(url);
  const label = `${application.arn.split('loadbalancer/')[1]}/${application.group.split(':').at(-1)}`;
  return { applicationUrl: application.url, classicUrl, networkUrl: network.url, label };
}

const untilAnswered = (url: string) =>
  until(async () => (await fetch(url).catch(() => undefined))?.ok === true || undefined);

/** Asks again until there is an answer. */
async function until<Value>(ask: () => Promise<Value | undefined>): Promise<Value> {
  const answer = await ask();
  if (answer !== undefined) return answer;
  await sleep(50);
  return until(ask);
}

const clientOf = ({ emulator }: CloudFixture) =>
  new CloudWatchClient({ endpoint: emulator.endpoint, region: 'us-east-1', credentials });

/** All of a metric since the beginning as one, of the series with the fewest dimensions that name it. */
async function total(
  cloudWatch: CloudWatchClient,
  Namespace: string,
  MetricName: string,
): Promise<Datapoint | undefined> {
  const { Metrics = [] } = await cloudWatch.send(new ListMetricsCommand({ Namespace, MetricName }));
  const [first] = Metrics.toSorted((a, b) => (a.Dimensions?.length ?? 0) - (b.Dimensions?.length ?? 0));
  if (first === undefined) return undefined;
  const { Datapoints = [] } = await cloudWatch.send(
    new GetMetricStatisticsCommand({
      ...first,
      ...{ Namespace, MetricName, Period: 86_400, Statistics: ['Sum', 'Maximum', 'Average'] },
      StartTime: new Date(Date.now() - 3_600_000),
      EndTime: new Date(Date.now() + 3_600_000),
    }),
  );
  const Sum = Datapoints.reduce((sum, point) => sum + (point.Sum ?? 0), 0);
  return { ...Datapoints[0], Sum };
}

describe('the metrics of load balancers', () => {
  it(
    'are counted from the traffic, every minute',
    async () => {
      await using cloud = await createCloudFixture(200);
      const web = await createWeb(cloud);
      const cloudWatch = clientOf(cloud);
      const sum = async (namespace: string, metric: string) =>
        (await total(cloudWatch, namespace, metric))?.Sum ?? 0;
      const before = await until(async () => (await sum('AWS/ApplicationELB', 'RequestCount')) || undefined);

      for (let n = 0; n < 40; n += 1)
        for (const url of [web.applicationUrl, web.classicUrl, web.networkUrl])
          await (await fetch(url)).text();

      await until(async () => (await sum('AWS/ApplicationELB', 'RequestCount')) >= before + 40 || undefined);
      await until(async () => (await sum('AWS/ELB', 'RequestCount')) >= 41 || undefined);
      expect(await sum('AWS/ApplicationELB', 'HTTPCode_Target_2XX_Count')).toBeGreaterThanOrEqual(41);
      expect(await sum('AWS/ELB', 'HTTPCode_Backend_2XX')).toBeGreaterThanOrEqual(41);
      expect((await total(cloudWatch, 'AWS/ApplicationELB', 'TargetResponseTime'))?.Average).toBeGreaterThan(
        0,
      );
      expect((await total(cloudWatch, 'AWS/ELB', 'Latency'))?.Average).toBeGreaterThan(0);
      for (const namespace of ['AWS/ApplicationELB', 'AWS/NetworkELB', 'AWS/ELB'])
        expect((await total(cloudWatch, namespace, 'HealthyHostCount'))?.Maximum).toBe(1);
      expect(await sum('AWS/NetworkELB', 'NewFlowCount')).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );

  it(
    'move a group whose policy follows the requests of each target',
    async () => {
      await using cloud = await createCloudFixture(200);
      const { applicationUrl, label } = await createWeb(cloud);
      await cloud.autoScaling.send(
        new PutScalingPolicyCommand({
          ...{ AutoScalingGroupName: 'web', PolicyName: 'requests', PolicyType: 'TargetTrackingScaling' },
          TargetTrackingConfiguration: {
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'ALBRequestCountPerTarget',
              ResourceLabel: label,
            },
            TargetValue: 2,
          },
        }),
      );

      const desired = await until(async () => {
        for (let n = 0; n < 10; n += 1) await (await fetch(applicationUrl)).text();
        const { AutoScalingGroups: [group] = [] } = await cloud.autoScaling.send(
          new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ['web'] }),
        );
        return group?.DesiredCapacity === 3 ? group.DesiredCapacity : undefined;
      });

      expect(desired).toBe(3);
    },
    TIMEOUT_MS,
  );
});
