import {
  CreateAutoScalingGroupCommand,
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  CreateLaunchTemplateCommand,
  DescribeInstancesCommand,
  waitUntilInstanceTerminated,
} from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  DescribeInstanceHealthCommand,
  waitUntilAnyInstanceInService,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator } from './create-emulator.js';
import { createCloudFixture, type CloudFixture } from './testing/cloud-fixture.js';

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const LoadBalancerName = 'web-elb';
const AutoScalingGroupName = 'web-v001';

async function createService({ elb, ec2, autoScaling, registerImage }: CloudFixture): Promise<string> {
  const { DNSName } = await elb.send(
    new CreateLoadBalancerCommand({
      LoadBalancerName,
      AvailabilityZones: zones,
      Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }],
    }),
  );
  const HealthCheck = {
    Target: 'HTTP:80/',
    Interval: 5,
    Timeout: 2,
    HealthyThreshold: 2,
    UnhealthyThreshold: 2,
  };
  await elb.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const ImageId = await registerImage('1');
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: 'web',
      LaunchTemplateData: { ImageId, InstanceType: 't3.micro' },
    }),
  );
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName,
      LaunchTemplate: { LaunchTemplateName: 'web', Version: '1' },
      AvailabilityZones: zones,
      LoadBalancerNames: [LoadBalancerName],
      MinSize: 2,
      MaxSize: 4,
    }),
  );
  return `http://${DNSName}/`;
}

describe('the emulator, through the SDK clients', () => {
  it('carries traffic from a load balancer to the instances of a group, and ends them with it', async () => {
    await using cloud = await createCloudFixture();
    const { elb, ec2, autoScaling } = cloud;

    const url = await createService(cloud);
    await waitUntilAnyInstanceInService(
      { client: elb, maxWaitTime: 20, minDelay: 1, maxDelay: 1 },
      { LoadBalancerName },
    );
    const answer = await (await fetch(url)).text();

    const { InstanceStates = [] } = await elb.send(new DescribeInstanceHealthCommand({ LoadBalancerName }));
    expect(InstanceStates).toHaveLength(2);
    expect(answer).toMatch(/^1 i-[0-9a-f]{17}$/);
    const { AutoScalingGroups = [] } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    const instances = AutoScalingGroups[0]?.Instances ?? [];
    expect(new Set(instances.map(({ AvailabilityZone }) => AvailabilityZone)).size).toBe(2);

    await autoScaling.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }));
    const InstanceIds = instances.flatMap(({ InstanceId }) => InstanceId ?? []);
    await waitUntilInstanceTerminated(
      { client: ec2, maxWaitTime: 20, minDelay: 1, maxDelay: 1 },
      { InstanceIds },
    );
    const { Reservations = [] } = await ec2.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'instance-state-name', Values: ['running'] }] }),
    );
    expect(Reservations).toEqual([]);
    expect((await fetch(url)).status).toBe(503);
  }, 60_000);

  it('refuses a speed that is no speed', async () => {
    await expect(createEmulator({ speed: 0 })).rejects.toThrow(
      'Expected `speed` to be a number > 0, got `0`',
    );
  });

  it('refuses a limit of vCPUs that is none', async () => {
    await expect(createEmulator({ vcpuLimit: 0 })).rejects.toThrow(
      'Expected `vcpuLimit` to be a number > 0, got `0`',
    );
  });
});
