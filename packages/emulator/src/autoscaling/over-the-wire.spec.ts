import {
  AlreadyExistsFault,
  AttachLoadBalancersCommand,
  CompleteLifecycleActionCommand,
  CreateAutoScalingGroupCommand,
  CreateOrUpdateTagsCommand,
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeLoadBalancersCommand,
  DescribeScalingActivitiesCommand,
  DescribeTagsCommand,
  ResourceInUseFault,
  SetDesiredCapacityCommand,
} from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand } from '@aws-sdk/client-ec2';
import { CreateLoadBalancerCommand } from '@aws-sdk/client-elastic-load-balancing';
import { createCloudFixture, type CloudFixture } from '../testing/cloud-fixture.js';

const AutoScalingGroupName = 'web-v001';
const zones = ['us-east-1a', 'us-east-1b'];

const createGroup = () =>
  new CreateAutoScalingGroupCommand({
    AutoScalingGroupName,
    LaunchTemplate: { LaunchTemplateName: 'web', Version: '$Latest' },
    AvailabilityZones: zones,
    MinSize: 0,
    MaxSize: 2,
    DesiredCapacity: 1,
    LifecycleHookSpecificationList: [
      { LifecycleHookName: 'hello', LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING' },
    ],
    Tags: [{ Key: 'role', Value: 'next', PropagateAtLaunch: true }],
  });

async function createTemplate({ ec2, registerImage }: CloudFixture): Promise<void> {
  const ImageId = await registerImage('1');
  const LaunchTemplateData = { ImageId, InstanceType: 't3.micro' } as const;
  await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'web', LaunchTemplateData }));
}

async function instances({ autoScaling }: CloudFixture) {
  const { AutoScalingGroups = [] } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups[0]?.Instances ?? [];
}

/** The emulator is another party here, as AWS is: its state is polled. */
async function awaitState(cloud: CloudFixture, state: string | undefined): Promise<string> {
  for (;;) {
    const [instance] = await instances(cloud);
    if (instance?.LifecycleState === state) return instance?.InstanceId ?? '';
  }
}

describe('Auto Scaling through the SDK client, with real instances', () => {
  it('runs a group from its hook to its end', async () => {
    await using cloud = await createCloudFixture();
    const { autoScaling, elb } = cloud;
    await createTemplate(cloud);
    const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }];
    await elb.send(
      new CreateLoadBalancerCommand({ LoadBalancerName: 'lb', AvailabilityZones: zones, Listeners }),
    );

    await autoScaling.send(createGroup());
    const InstanceId = await awaitState(cloud, 'Pending:Wait');
    const hook = { AutoScalingGroupName, LifecycleHookName: 'hello', InstanceId };
    await autoScaling.send(
      new CompleteLifecycleActionCommand({ ...hook, LifecycleActionResult: 'CONTINUE' }),
    );
    await autoScaling.send(
      new AttachLoadBalancersCommand({ AutoScalingGroupName, LoadBalancerNames: ['lb'] }),
    );
    const { LoadBalancers } = await autoScaling.send(
      new DescribeLoadBalancersCommand({ AutoScalingGroupName }),
    );

    expect(await instances(cloud)).toEqual([
      expect.objectContaining({ InstanceId, LifecycleState: 'InService', HealthStatus: 'Healthy' }),
    ]);
    expect(LoadBalancers).toEqual([{ LoadBalancerName: 'lb', State: 'Added' }]);

    await autoScaling.send(new SetDesiredCapacityCommand({ AutoScalingGroupName, DesiredCapacity: 0 }));
    await awaitState(cloud, undefined);
    await autoScaling.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName }));
    const { Activities = [] } = await autoScaling.send(
      new DescribeScalingActivitiesCommand({ AutoScalingGroupName, IncludeDeletedGroups: true }),
    );

    expect(Activities.map(({ Description, StatusCode }) => `${StatusCode} ${Description}`)).toEqual([
      `Successful Terminating EC2 instance: ${InstanceId}`,
      `Successful Launching a new EC2 instance: ${InstanceId}`,
    ]);
    expect(Activities[0]?.StartTime).toBeInstanceOf(Date);
  });

  it('answers AWS’s modelled errors, and tags as they were put', async () => {
    await using cloud = await createCloudFixture();
    const { autoScaling } = cloud;
    await createTemplate(cloud);
    await autoScaling.send(createGroup());
    const tag = {
      ResourceId: AutoScalingGroupName,
      ResourceType: 'auto-scaling-group',
      PropagateAtLaunch: false,
    };

    await autoScaling.send(new CreateOrUpdateTagsCommand({ Tags: [{ ...tag, Key: 'step', Value: '3' }] }));
    const { Tags } = await autoScaling.send(
      new DescribeTagsCommand({ Filters: [{ Name: 'key', Values: ['step'] }] }),
    );

    expect(Tags).toEqual([{ ...tag, Key: 'step', Value: '3' }]);
    await expect(autoScaling.send(createGroup())).rejects.toBeInstanceOf(AlreadyExistsFault);
    await expect(
      autoScaling.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName })),
    ).rejects.toBeInstanceOf(ResourceInUseFault);
    await expect(
      autoScaling.send(new SetDesiredCapacityCommand({ AutoScalingGroupName, DesiredCapacity: 9 })),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });
});
