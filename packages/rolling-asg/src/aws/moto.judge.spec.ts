import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  DescribeAutoScalingGroupsCommand,
  DescribePoliciesCommand,
  PutLifecycleHookCommand,
  PutScalingPolicyCommand,
  PutScheduledUpdateGroupActionCommand,
  SetDesiredCapacityCommand,
  SetInstanceProtectionCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  CreateLaunchTemplateCommand,
  DescribeImagesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateLoadBalancerCommand,
  DescribeInstanceHealthCommand,
  ElasticLoadBalancingClient,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand as CreateApplicationLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { abortRollout } from '../run/abort-rollout.js';
import type { RolloutEvent } from '../engine/context/events.js';
import type { FirstGroup } from '../plan/plan.js';
import type { PlanOptions } from '../plan/plan-options.js';
import { planRollout } from '../plan/plan-rollout.js';
import type { RunOptions } from '../engine/context/run-options.js';
import { runRollout } from '../run/run-rollout.js';
import { expectPortToHold, expectReadsOfNothing } from '../testing/expect-port.js';
import { hasMoto, startMoto, type MotoServer } from '../testing/moto-server.js';
import { createScaledClock } from '../testing/scaled-clock.js';
import { createAwsCloud } from './create-aws-cloud.js';

/** AWS's seconds in one of ours: moto turns everything ready at once, and has 20 s of AWS's for each answer. */
const speed = 20;

/** moto has no topics of a group: it answers 500 when it is asked for them. */
function withoutTopics(client: AutoScalingClient): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) =>
        commandName === 'DescribeNotificationConfigurationsCommand'
          ? { response: undefined, output: { $metadata: {}, NotificationConfigurations: [] } }
          : next(args),
    { step: 'initialize' },
  );
}

/** moto has no DeleteLaunchTemplateVersions: it answers 500, which is tried again for minutes. */
function withoutDeletedVersions(client: EC2Client): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'DeleteLaunchTemplateVersionsCommand') return next(args);
        const $metadata = { httpStatusCode: 400 };
        throw Object.assign(new Error('moto has no such action'), { name: 'InvalidAction', $metadata });
      },
    { step: 'initialize' },
  );
}

const whenInstalled = hasMoto() ? describe : describe.skip;

whenInstalled('the engine over the AWS SDK, against moto', () => {
  let moto: MotoServer;
  let autoScaling: AutoScalingClient;
  let elasticLoadBalancing: ElasticLoadBalancingClient;
  let elasticLoadBalancingV2: ElasticLoadBalancingV2Client;
  let ec2: EC2Client;
  let amis: readonly string[];
  let subnetIds: readonly string[];
  const operations: string[] = [];

  beforeAll(async () => {
    moto = await startMoto();
    const config = {
      region: 'us-east-1',
      endpoint: moto.endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    autoScaling = new AutoScalingClient(config);
    withoutTopics(autoScaling);
    elasticLoadBalancing = new ElasticLoadBalancingClient(config);
    elasticLoadBalancingV2 = new ElasticLoadBalancingV2Client(config);
    ec2 = new EC2Client(config);
    withoutDeletedVersions(ec2);
  }, 60_000);

  // Each test, and each try of one, begins with an account in which nothing was made.
  beforeEach(async () => {
    await moto.reset();
    operations.length = 0;
    const { Images = [] } = await ec2.send(new DescribeImagesCommand({}));
    amis = Images.flatMap(({ ImageId, Architecture }) =>
      Architecture === 'x86_64' && ImageId ? [ImageId] : [],
    );
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
    subnetIds = Subnets.slice(0, 3).flatMap(({ SubnetId }) => SubnetId ?? []);
  });

  afterAll(async () => {
    for (const client of [autoScaling, elasticLoadBalancing, elasticLoadBalancingV2, ec2]) client.destroy();
    await moto.stop();
  });

  const cloud = () =>
    createAwsCloud({
      autoScaling,
      elasticLoadBalancing,
      elasticLoadBalancingV2,
      ec2,
      onCall: (name) => operations.push(name),
    });

  async function makeLoadBalancer(LoadBalancerName: string): Promise<void> {
    await elasticLoadBalancing.send(
      new CreateLoadBalancerCommand({
        LoadBalancerName,
        Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }],
        Subnets: [...subnetIds],
      }),
    );
    const LoadBalancerAttributes = { ConnectionDraining: { Enabled: true, Timeout: 60 } };
    await elasticLoadBalancing.send(
      new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }),
    );
  }

  async function makeTargetGroup(name: string): Promise<string> {
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [...subnetIds] }));
    const { TargetGroups = [] } = await elasticLoadBalancingV2.send(
      new CreateTargetGroupCommand({
        Name: name,
        Protocol: 'HTTP',
        Port: 80,
        VpcId: Subnets[0]?.VpcId,
        TargetType: 'instance',
        HealthCheckIntervalSeconds: 5,
      }),
    );
    const TargetGroupArn = TargetGroups[0]?.TargetGroupArn ?? '';
    const { LoadBalancers = [] } = await elasticLoadBalancingV2.send(
      new CreateApplicationLoadBalancerCommand({ Name: name, Subnets: [...subnetIds] }),
    );
    await elasticLoadBalancingV2.send(
      new CreateListenerCommand({
        LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn }],
      }),
    );
    return TargetGroupArn;
  }

  function firstGroup(name: string): FirstGroup {
    const sizes = { minSize: 1, maxSize: 6, desiredCapacity: 2 };
    return {
      ...sizes,
      instanceType: 't3.micro',
      subnetIds,
      sourceIds: [name],
      healthCheckGraceMs: 300_000,
      tags: { team: 'web' },
    };
  }

  async function roll(service: string, more: Partial<PlanOptions>, options: Partial<RunOptions> = {}) {
    const plan = await planRollout(cloud(), {
      service,
      imageId: amis[0] ?? '',
      firstGroup: firstGroup(service),
      by: 'ana',
      ...more,
    });
    return runRollout(plan, { cloud: cloud(), clock: createScaledClock(speed), ...options });
  }

  /** When a check may fail: moto takes a load balancer from one group when another one is attached to it. */
  const isDetached = () => operations.includes('DetachLoadBalancers');

  async function readGroups(prefix: string) {
    const { AutoScalingGroups = [] } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    return AutoScalingGroups.filter(({ AutoScalingGroupName = '' }) =>
      AutoScalingGroupName.startsWith(prefix),
    );
  }

  async function inService(LoadBalancerName: string): Promise<readonly (string | undefined)[]> {
    const { InstanceStates = [] } = await elasticLoadBalancing.send(
      new DescribeInstanceHealthCommand({ LoadBalancerName }),
    );
    return InstanceStates.filter(({ State }) => State === 'InService').map(({ InstanceId }) => InstanceId);
  }

  it('deploys a first group and rolls it, and the SDK reads back exactly one live generation', async () => {
    await makeLoadBalancer('web');

    const first = await roll('web', {});
    await autoScaling.send(
      new PutScalingPolicyCommand({
        AutoScalingGroupName: 'web-v001',
        PolicyName: 'cpu',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
          TargetValue: 50,
        },
      }),
    );
    await autoScaling.send(
      new PutScheduledUpdateGroupActionCommand({
        AutoScalingGroupName: 'web-v001',
        ScheduledActionName: 'night',
        Recurrence: '0 22 * * *',
        MinSize: 1,
      }),
    );
    await autoScaling.send(
      new PutLifecycleHookCommand({
        AutoScalingGroupName: 'web-v001',
        LifecycleHookName: 'hello',
        LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
        HeartbeatTimeout: 60,
      }),
    );
    expect((await cloud().readAttachments('web-v001')).hooks).toMatchObject([
      { name: 'hello', heartbeatMs: 60_000 },
    ]);
    await autoScaling.send(
      new SetDesiredCapacityCommand({ AutoScalingGroupName: 'web-v001', DesiredCapacity: 3 }),
    );
    const [before] = await readGroups('web-');
    const protectedId = before?.Instances?.[0]?.InstanceId ?? '';
    await autoScaling.send(
      new SetInstanceProtectionCommand({
        AutoScalingGroupName: 'web-v001',
        InstanceIds: [protectedId],
        ProtectedFromScaleIn: true,
      }),
    );
    const second = await roll('web', { imageId: amis[1] });

    expect([first.outcome, second.outcome]).toEqual(['deployed', 'deployed']);
    expect(second.live).toEqual({ name: 'web-v002', imageId: amis[1], inService: 3, desiredCapacity: 3 });
    const groups = await readGroups('web-');
    const [group] = groups;
    expect(groups.map(({ AutoScalingGroupName }) => AutoScalingGroupName)).toEqual(['web-v002']);
    expect(group).toMatchObject({
      MinSize: 1,
      MaxSize: 6,
      DesiredCapacity: 3,
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 300,
    });
    expect(group?.LaunchTemplate).toMatchObject({ LaunchTemplateName: 'clicamos-web', Version: '2' });
    expect(group?.Tags?.map(({ Key, Value }) => `${Key}=${Value}`).sort()).toEqual([
      'clicamos:role=live',
      'clicamos:service=web',
      'team=web',
    ]);
    expect([...(await inService('web'))].sort()).toEqual(
      group?.Instances?.map(({ InstanceId }) => InstanceId).sort(),
    );
    const { ScalingPolicies = [] } = await autoScaling.send(
      new DescribePoliciesCommand({ AutoScalingGroupName: 'web-v002' }),
    );
    expect(ScalingPolicies).toMatchObject([
      { PolicyName: 'cpu', TargetTrackingConfiguration: { TargetValue: 50 } },
    ]);
    // Not the hook: moto's CreateAutoScalingGroup leaves LifecycleHookSpecificationList out.
    expect((await cloud().readAttachments('web-v002')).scheduledActions).toMatchObject([{ name: 'night' }]);
    expect(operations).toContain('DescribeInstanceHealth');
  }, 60_000);

  it('rolls a group behind an Application Load Balancer, and the SDK reads the targets back', async () => {
    const arn = await makeTargetGroup('tg');
    const group = { ...firstGroup('tg'), sourceIds: [arn] };
    await roll('tg', { firstGroup: group });

    const second = await roll('tg', { imageId: amis[1] });

    expect(second).toMatchObject({ outcome: 'deployed', live: { name: 'tg-v002', inService: 2 } });
    const [live, ...others] = await readGroups('tg-');
    expect(others).toEqual([]);
    expect(live).toMatchObject({ TargetGroupARNs: [arn], HealthCheckType: 'ELB' });
    const { TargetHealthDescriptions = [] } = await elasticLoadBalancingV2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: arn }),
    );
    expect(TargetHealthDescriptions.map(({ Target }) => Target?.Id).sort()).toEqual(
      live?.Instances?.map(({ InstanceId }) => InstanceId).sort(),
    );
    expect(operations).toEqual(
      expect.arrayContaining(['DescribeTargetHealth', 'DetachLoadBalancerTargetGroups']),
    );
  }, 60_000);

  it('rolls a group made from a launch configuration, and the SDK reads the launch template back', async () => {
    await makeLoadBalancer('old');
    await autoScaling.send(
      new CreateLaunchConfigurationCommand({
        ...{ LaunchConfigurationName: 'old', ImageId: amis[0], InstanceType: 't3.micro' },
        UserData: Buffer.from('#!/bin/sh').toString('base64'),
      }),
    );
    await autoScaling.send(
      new CreateAutoScalingGroupCommand({
        ...{ AutoScalingGroupName: 'old-asg', LaunchConfigurationName: 'old', LoadBalancerNames: ['old'] },
        ...{ MinSize: 1, MaxSize: 4, DesiredCapacity: 2, VPCZoneIdentifier: subnetIds.join(',') },
      }),
    );

    const result = await roll('old', { imageId: amis[1], adopt: 'old-asg', firstGroup: undefined });

    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'old-v001', inService: 2 } });
    expect(await readGroups('old-')).toMatchObject([
      { AutoScalingGroupName: 'old-v001', LaunchTemplate: { LaunchTemplateName: 'clicamos-old' } },
    ]);
    const { LaunchTemplateVersions = [] } = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: 'clicamos-old' }),
    );
    expect(LaunchTemplateVersions).toMatchObject([
      { LaunchTemplateData: { ImageId: amis[1], InstanceType: 't3.micro', UserData: 'IyEvYmluL3No' } },
    ]);
  }, 60_000);

  it('rolls a group made from a mixed instances policy, and the SDK reads the policy back', async () => {
    await makeLoadBalancer('mix');
    const LaunchTemplateData = { ImageId: amis[0] ?? '', InstanceType: 't3.micro' } as const;
    await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'of-mix', LaunchTemplateData }));
    const Overrides = [{ InstanceType: 't3.small' }, { InstanceType: 't3.medium' }];
    const InstancesDistribution = { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 100 };
    await autoScaling.send(
      new CreateAutoScalingGroupCommand({
        ...{ AutoScalingGroupName: 'mix-asg', LoadBalancerNames: ['mix'] },
        ...{ MinSize: 1, MaxSize: 4, DesiredCapacity: 2, VPCZoneIdentifier: subnetIds.join(',') },
        MixedInstancesPolicy: {
          InstancesDistribution,
          LaunchTemplate: {
            Overrides,
            LaunchTemplateSpecification: { LaunchTemplateName: 'of-mix', Version: '$Latest' },
          },
        },
      }),
    );

    let made: ReturnType<typeof readGroups> | undefined;
    const options = { imageId: amis[1], adopt: 'mix-asg', firstGroup: undefined };
    const result = await roll('mix', options, {
      // Then, because moto forgets the policy with the next UpdateAutoScalingGroup.
      onEvent: (event) => {
        if (event.kind === 'step-finished' && event.step.kind === 'createGroup') made = readGroups('mix-v');
      },
    });

    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'mix-v001', inService: 2 } });
    expect(await made).toMatchObject([
      {
        AutoScalingGroupName: 'mix-v001',
        MixedInstancesPolicy: {
          InstancesDistribution,
          LaunchTemplate: {
            Overrides,
            LaunchTemplateSpecification: { LaunchTemplateName: 'clicamos-mix', Version: '1' },
          },
        },
      },
    ]);
  }, 60_000);

  it('brings previous back when the check fails during the drain, and tells what is left', async () => {
    await makeLoadBalancer('api');
    await roll('api', {});
    const events: RolloutEvent[] = [];

    const result = await roll(
      'api',
      { imageId: amis[1] },
      {
        bakeCheck: () => (isDetached() ? '2 requests were lost' : undefined),
        onEvent: (event) => events.push(event),
      },
    );

    expect(result).toMatchObject({
      outcome: 'rolled-back',
      live: { name: 'api-v001', inService: 2 },
      evidence: { gaps: [] },
    });
    expect(result.evidence?.instances).toHaveLength(2);
    expect((await readGroups('api-')).map(({ AutoScalingGroupName }) => AutoScalingGroupName)).toEqual([
      'api-v001',
    ]);
    // The unused version stays, and is told.
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'left', what: 'version 2 of launch template clicamos-api' }),
    );
    expect(await roll('api', { imageId: amis[1] })).toMatchObject({
      outcome: 'deployed',
      live: { imageId: amis[1] },
    });
  }, 60_000);

  it('says who holds a service, and ends a rollout whose runner died from the tags', async () => {
    await makeLoadBalancer('shop');
    await roll('shop', {});
    const dying = {
      ...cloud(),
      deleteGroup: () => Promise.reject(new Error('killed')),
      attachTrafficSources: () => Promise.reject(new Error('killed')),
    };
    const bakeCheck = () => (isDetached() ? 'bad' : undefined);
    const died = roll('shop', { imageId: amis[1] }, { cloud: dying, bakeCheck });

    await expect(died).rejects.toMatchObject({ code: 'NeedsPerson' });
    await expect(roll('shop', { imageId: amis[1] })).rejects.toMatchObject({
      code: 'Locked',
      holder: { groupName: 'shop-v002', by: 'ana' },
    });
    const ended = await abortRollout(cloud(), {
      service: 'shop',
      clock: createScaledClock(speed),
      by: 'ben',
    });

    expect(ended).toMatchObject({ outcome: 'rolled-back', live: { name: 'shop-v001', inService: 2 } });
    expect(await inService('shop')).toHaveLength(2);
  }, 120_000);

  it('reads nothing as nothing, and what it makes as it made it', async () => {
    await makeLoadBalancer('port');

    await expectReadsOfNothing(cloud(), 'port');
    await expectPortToHold(cloud(), { imageId: amis[0] ?? '', subnetIds, sourceId: 'port' });
  }, 60_000);

  it('refuses an AMI and a load balancer that do not exist, with sentences', async () => {
    const run = roll('none', { imageId: 'ami-0000000000000dead' });

    await expect(run).rejects.toMatchObject({
      code: 'Preflight',
      message: expect.stringMatching(
        /There is no AMI `ami-0000000000000dead`.*There is no Classic Load Balancer `none`/,
      ),
    });
  }, 60_000);
});
