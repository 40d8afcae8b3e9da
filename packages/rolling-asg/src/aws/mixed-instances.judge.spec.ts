import {
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  type MixedInstancesPolicy,
} from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand, DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import type { RunOptions } from '../engine/context/run-options.js';
import { planRollout } from '../plan/plan-rollout.js';
import { runRollout } from '../run/run-rollout.js';
import { createEmulatedService, speed } from '../testing/emulated-service.js';
import { createScaledClock } from '../testing/scaled-clock.js';
import { startTraffic } from '../testing/steady-traffic.js';
import { createAwsCloud } from './create-aws-cloud.js';

type Service = Awaited<ReturnType<typeof createEmulatedService>>;

/** Two types that count differently; half of what they make up is Spot. */
const policy: MixedInstancesPolicy = {
  LaunchTemplate: {
    Overrides: [
      { InstanceType: 't3.medium', WeightedCapacity: '4' },
      { InstanceType: 't3.small', WeightedCapacity: '2' },
    ],
  },
  InstancesDistribution: {
    OnDemandAllocationStrategy: 'prioritized',
    OnDemandBaseCapacity: 0,
    OnDemandPercentageAboveBaseCapacity: 50,
    SpotAllocationStrategy: 'price-capacity-optimized',
  },
};

/** A group of a mixed instances policy with 10 units, on the latest version of its template. */
async function makeGroup({ clients, firstGroup }: Service, ImageId: string): Promise<void> {
  const { autoScaling, ec2 } = clients;
  const LaunchTemplateName = 'of-web';
  const LaunchTemplateData = { ImageId, InstanceType: 't3.micro' } as const;
  await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }));
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: 'web-asg',
      MixedInstancesPolicy: {
        ...policy,
        LaunchTemplate: {
          ...policy.LaunchTemplate,
          LaunchTemplateSpecification: { LaunchTemplateName, Version: '$Latest' },
        },
      },
      MinSize: 2,
      MaxSize: 16,
      DesiredCapacity: 10,
      LoadBalancerNames: [...firstGroup.sourceIds],
      VPCZoneIdentifier: firstGroup.subnetIds.join(','),
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 30,
    }),
  );
}

async function roll({ clients }: Service, imageId: string, options: Partial<RunOptions> = {}) {
  const cloud = createAwsCloud(clients);
  const plan = await planRollout(cloud, { service: 'web', imageId, adopt: 'web-asg' });
  const result = await runRollout(plan, { cloud, clock: createScaledClock(speed), ...options });
  return { plan, result };
}

/** Waits until the load balancer answers at all. */
async function untilServed({ url }: Service): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await createScaledClock(speed).sleep(2_000);
  }
}

async function readGroups({ clients }: Service) {
  const { AutoScalingGroups = [] } = await clients.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups;
}

/** `t3.small 2 spot` for each instance of a group. */
async function readInstances({ clients }: Service, groupName: string): Promise<readonly string[]> {
  const { AutoScalingGroups = [] } = await clients.autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [groupName] }),
  );
  const members = AutoScalingGroups[0]?.Instances ?? [];
  const InstanceIds = members.flatMap(({ InstanceId }) => InstanceId ?? []);
  const { Reservations = [] } = await clients.ec2.send(new DescribeInstancesCommand({ InstanceIds }));
  const all = Reservations.flatMap(({ Instances = [] }) => Instances);
  return members
    .map(({ InstanceId, WeightedCapacity }) => {
      const instance = all.find((one) => one.InstanceId === InstanceId);
      return `${instance?.InstanceType} ${WeightedCapacity} ${instance?.InstanceLifecycle ?? 'on demand'}`;
    })
    .sort();
}

describe('a group made from a mixed instances policy, on the emulator, under traffic', () => {
  it('gets a next one with the same policy and capacity in units, and loses no request', async () => {
    await using service = await createEmulatedService();
    await makeGroup(service, await service.registerImage('one'));
    await untilServed(service);
    const before = await readInstances(service, 'web-asg');
    const stop = startTraffic(service.url);

    const { plan, result } = await roll(service, await service.registerImage('two'));
    const { lost, versions } = await stop();

    expect(plan.previous).toMatchObject({ desiredCapacity: 10 });
    expect(result).toMatchObject({
      outcome: 'deployed',
      live: { name: 'web-v001', inService: 10, desiredCapacity: 10 },
    });
    expect(lost).toEqual([]);
    expect(versions).toEqual(['one', 'two']);
    expect(before).toEqual(['t3.medium 4 on demand', 't3.medium 4 spot', 't3.small 2 on demand']);
    expect(await readInstances(service, 'web-v001')).toEqual(before);
    expect(await readGroups(service)).toMatchObject([
      {
        AutoScalingGroupName: 'web-v001',
        MixedInstancesPolicy: {
          ...policy,
          LaunchTemplate: {
            ...policy.LaunchTemplate,
            LaunchTemplateSpecification: { LaunchTemplateName: 'clicamos-web', Version: '1' },
          },
        },
      },
    ]);
  }, 60_000);

  it('stays as it was when the image is bad, and loses no request', async () => {
    await using service = await createEmulatedService();
    await makeGroup(service, await service.registerImage('one'));
    await untilServed(service);
    const stop = startTraffic(service.url);

    const { result } = await roll(service, await service.registerImage('bad', { isBad: true }));
    const { lost, versions } = await stop();

    expect(result).toMatchObject({
      outcome: 'rolled-back',
      live: { name: 'web-asg', inService: 10, desiredCapacity: 10 },
    });
    expect(result.reason).toMatch(/10 of 10 units, never became healthy/);
    expect({ lost, versions }).toEqual({ lost: [], versions: ['one'] });
    expect(await readGroups(service)).toMatchObject([
      { AutoScalingGroupName: 'web-asg', DesiredCapacity: 10, MixedInstancesPolicy: policy, Tags: [] },
    ]);
  }, 60_000);
});
