import {
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  type AutoScalingClient,
  type CreateAutoScalingGroupCommandInput,
} from '@aws-sdk/client-auto-scaling';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import {
  CreateLaunchTemplateCommand,
  DescribeImagesCommand,
  DescribeSubnetsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ModifyLoadBalancerAttributesCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand as CreateNewLoadBalancerCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetServiceQuotaCommand, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { createEmulator, createVirtualClock, type EmulatorOptions } from '@clicamos/emulator';
import { createAwsCloud } from '../../aws/create-aws-cloud.js';
import type { PlanOptions } from '../../plan/plan-options.js';
import { planRollout } from '../../plan/plan-rollout.js';

/** Until what somebody has made serves. */
const settleMs = 180_000;

export interface LaboratoryOptions extends Pick<EmulatorOptions, 'faults' | 'vcpuLimit' | 'listen'> {
  /** Where its time begins. */
  readonly startMs?: number;
}

export type Laboratory = Awaited<ReturnType<typeof openLaboratory>>;

/** What a group is made with beside what this makes of it. */
type TemplateData = NonNullable<
  ConstructorParameters<typeof CreateLaunchTemplateCommand>[0]['LaunchTemplateData']
>;

/** A laboratory with a load balancer and images, in virtual time: what it launches takes no time of ours. */
export async function openLaboratory({ startMs, ...options }: LaboratoryOptions = {}) {
  const clock = createVirtualClock({ startMs });
  const emulator = await createEmulator({ instances: 'simulated', listen: false, clock, ...options });
  const clients = {
    autoScaling: emulator.directClient<AutoScalingClient>('autoscaling'),
    cloudWatch: emulator.directClient<CloudWatchClient>('cloudwatch'),
    elasticLoadBalancing: emulator.directClient<ElasticLoadBalancingClient>('elb'),
    elasticLoadBalancingV2: emulator.directClient<ElasticLoadBalancingV2Client>('elbv2'),
    ec2: emulator.directClient<EC2Client>('ec2'),
  };
  const { Subnets = [] } = await clients.ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  await makeLoadBalancer(clients.elasticLoadBalancing, subnetIds);
  const { Images = [] } = await clients.ec2.send(new DescribeImagesCommand({}));
  const imageId = emulator.registerSimulatedImage({ name: 'first' });
  const failingImageId = emulator.registerSimulatedImage({ name: 'failing', answers: 'failing' });
  const slowImageId = emulator.registerSimulatedImage({
    ...{ name: 'slow', bootMs: 120_000, drainMs: 3_300_000 },
  });
  const nextImageId = emulator.registerSimulatedImage({ name: 'next' });
  const quotas = emulator.directClient<ServiceQuotasClient>('servicequotas');
  const readQuota = async (QuotaCode: string) => {
    const { Quota } = await quotas.send(new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode }));
    return Quota?.Value ?? 0;
  };
  const cloud = createAwsCloud({ ...clients, readQuota });
  const firstGroup = {
    instanceType: 't3.micro',
    subnetIds,
    sourceIds: ['web'],
    minSize: 1,
    maxSize: 20,
    desiredCapacity: 2,
  };
  const plan = (asked: Partial<PlanOptions>) =>
    planRollout(cloud, { service: 'web', imageId: nextImageId, firstGroup, clock, ...asked });
  let templates = 0;
  const makeTemplate = (data: TemplateData) =>
    newTemplate(clients.ec2, `theirs-${++templates}`, { ImageId: imageId, ...data });
  return {
    ...{ clients, clock, cloud, emulator, plan, firstGroup, subnetIds, makeTemplate },
    vpcId: Subnets[0]?.VpcId ?? '',
    /** What groups are made from unless told otherwise, and what is rolled out. One whose app fails its health checks, and one that boots and drains for long. */
    ...{ imageId, nextImageId, failingImageId, slowImageId },
    /** One of Amazon's own, with volumes. */
    amazonImageId: Images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId ?? '',
    /** What preflight finds, but for what is fine. */
    find: async (asked: Partial<PlanOptions>) => {
      const { preflight } = await plan(asked);
      return preflight.filter(({ level }) => level !== 'ok');
    },
    /** A group that somebody has made by hand and that serves, named `theirs` unless told otherwise. */
    makeGroup: async (
      change: Partial<CreateAutoScalingGroupCommandInput> = {},
      template: TemplateData = {},
    ) => {
      await clients.autoScaling.send(
        new CreateAutoScalingGroupCommand({
          AutoScalingGroupName: 'theirs',
          LaunchTemplate: { LaunchTemplateId: await makeTemplate(template), Version: '1' },
          MinSize: 0,
          MaxSize: 4,
          DesiredCapacity: 1,
          LoadBalancerNames: ['web'],
          VPCZoneIdentifier: subnetIds.join(','),
          HealthCheckType: 'ELB',
          HealthCheckGracePeriod: 300,
          ...change,
        }),
      );
      await clock.sleep(settleMs);
    },
    /** A target group of instances in the same VPC, on no listener, unless told otherwise; answers its ARN. */
    makeTargets: async (change: Partial<CreateTargetGroupCommandInput>) => {
      const asked = { Name: 'web', Protocol: 'HTTP' as const, Port: 80, VpcId: Subnets[0]?.VpcId, ...change };
      const { TargetGroups } = await clients.elasticLoadBalancingV2.send(new CreateTargetGroupCommand(asked));
      return TargetGroups?.[0]?.TargetGroupArn ?? '';
    },
    /** Puts a target group behind an Application Load Balancer in these subnets. */
    makeListener: async (TargetGroupArn: string, Subnets = subnetIds) => {
      const asked = { Name: 'web', Type: 'application' as const, Subnets };
      const { LoadBalancers } = await clients.elasticLoadBalancingV2.send(
        new CreateNewLoadBalancerCommand(asked),
      );
      await clients.elasticLoadBalancingV2.send(
        new CreateListenerCommand({
          LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
          ...{ Protocol: 'HTTP', Port: 80, DefaultActions: [{ Type: 'forward', TargetGroupArn }] },
        }),
      );
    },
    /** The group of this name, as AWS describes it. */
    readGroup: async (name: string) => {
      const AutoScalingGroupNames = [name];
      const { AutoScalingGroups: [group] = [] } = await clients.autoScaling.send(
        new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames }),
      );
      return group;
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

/** Which asks often, drains for a minute, and sends everywhere: nothing is to be said of it. */
async function makeLoadBalancer(
  client: Pick<ElasticLoadBalancingClient, 'send'>,
  Subnets: string[],
): Promise<void> {
  const LoadBalancerName = 'web';
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }];
  await client.send(new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, Subnets }));
  const thresholds = { HealthyThreshold: 2, UnhealthyThreshold: 2 };
  const HealthCheck = { Target: 'HTTP:80/health', Interval: 10, Timeout: 5, ...thresholds };
  await client.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const LoadBalancerAttributes = {
    ConnectionDraining: { Enabled: true, Timeout: 60 },
    CrossZoneLoadBalancing: { Enabled: true },
  };
  await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }));
}

async function newTemplate(
  ec2: Pick<EC2Client, 'send'>,
  LaunchTemplateName: string,
  data: TemplateData,
): Promise<string> {
  const LaunchTemplateData = { InstanceType: 't3.micro' as const, ...data };
  const command = new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData });
  const { LaunchTemplate } = await ec2.send(command);
  return LaunchTemplate?.LaunchTemplateId ?? '';
}
