import {
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  DeleteLaunchConfigurationCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeLaunchConfigurationsCommand,
  UpdateAutoScalingGroupCommand,
  type CreateLaunchConfigurationType,
} from '@aws-sdk/client-auto-scaling';
import { DescribeLaunchTemplatesCommand, DescribeLaunchTemplateVersionsCommand } from '@aws-sdk/client-ec2';
import type { RunOptions } from '../engine/context/run-options.js';
import { planRollout } from '../plan/plan-rollout.js';
import { runRollout } from '../run/run-rollout.js';
import { createEmulatedService, speed } from '../testing/emulated-service.js';
import { createScaledClock } from '../testing/scaled-clock.js';
import { startTraffic } from '../testing/steady-traffic.js';
import { createAwsCloud } from './create-aws-cloud.js';

type Service = Awaited<ReturnType<typeof createEmulatedService>>;

const old: Omit<CreateLaunchConfigurationType, 'ImageId'> = {
  LaunchConfigurationName: 'old',
  InstanceType: 't3.micro',
  UserData: Buffer.from('#!/bin/sh').toString('base64'),
  AssociatePublicIpAddress: true,
};

/** A group as people made them before launch templates. */
async function makeGroup({ clients, firstGroup }: Service, ImageId: string): Promise<void> {
  const { autoScaling } = clients;
  await autoScaling.send(new CreateLaunchConfigurationCommand({ ...old, ImageId }));
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: 'web-asg',
      LaunchConfigurationName: 'old',
      MinSize: firstGroup.minSize,
      MaxSize: firstGroup.maxSize,
      DesiredCapacity: firstGroup.desiredCapacity,
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

describe('a group made from a launch configuration, on the emulator, under traffic', () => {
  it('gets a next one from a launch template that says the same, and loses no request', async () => {
    await using service = await createEmulatedService();
    await makeGroup(service, await service.registerImage('one'));
    await untilServed(service);
    const stop = startTraffic(service.url);

    const { plan, result } = await roll(service, await service.registerImage('two'));
    const { lost, versions } = await stop();

    expect(plan.previous?.launchSettings?.instanceType).toBe('t3.micro');
    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v001', inService: 2 } });
    expect(lost).toEqual([]);
    expect(versions).toEqual(['one', 'two']);
    expect(await readGroups(service)).toMatchObject([
      {
        AutoScalingGroupName: 'web-v001',
        LaunchTemplate: { LaunchTemplateName: 'clicamos-web', Version: '1' },
      },
    ]);
    const { LaunchTemplateVersions = [] } = await service.clients.ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: 'clicamos-web' }),
    );
    expect(LaunchTemplateVersions[0]?.LaunchTemplateData).toMatchObject({
      InstanceType: 't3.micro',
      UserData: old.UserData,
      Monitoring: { Enabled: true },
      NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }],
    });
    const { LaunchConfigurations } = await service.clients.autoScaling.send(
      new DescribeLaunchConfigurationsCommand({}),
    );
    expect(LaunchConfigurations).toMatchObject([{ LaunchConfigurationName: 'old' }]);
  }, 60_000);

  it('is made from the one that its group points at, where its own was replaced and deleted', async () => {
    await using service = await createEmulatedService();
    const { autoScaling } = service.clients;
    const ImageId = await service.registerImage('one');
    await makeGroup(service, ImageId);
    const LaunchConfigurationName = 'newer';
    const newer = { ...old, LaunchConfigurationName, ImageId, InstanceType: 't3.small' };
    await autoScaling.send(new CreateLaunchConfigurationCommand(newer));
    await autoScaling.send(
      new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: 'web-asg', LaunchConfigurationName }),
    );
    await autoScaling.send(new DeleteLaunchConfigurationCommand({ LaunchConfigurationName: 'old' }));

    const { plan, result } = await roll(service, await service.registerImage('two'));

    expect(plan.preflight).toContainEqual(
      expect.objectContaining({
        text: "web-asg is made from launch configuration newer, of which next's template is made",
      }),
    );
    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v001', inService: 2 } });
  });

  it('stays on it when the image is bad, with nothing left beside it, and loses no request', async () => {
    await using service = await createEmulatedService();
    await makeGroup(service, await service.registerImage('one'));
    await untilServed(service);
    const stop = startTraffic(service.url);

    const { result } = await roll(service, await service.registerImage('bad', { isBad: true }));
    const { lost, versions } = await stop();

    expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'web-asg', inService: 2 } });
    expect({ lost, versions }).toEqual({ lost: [], versions: ['one'] });
    const [only, ...others] = await readGroups(service);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ AutoScalingGroupName: 'web-asg', LaunchConfigurationName: 'old', Tags: [] });
    const { LaunchTemplates } = await service.clients.ec2.send(new DescribeLaunchTemplatesCommand({}));
    expect(LaunchTemplates).toEqual([]);
  }, 60_000);
});
