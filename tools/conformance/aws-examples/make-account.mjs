import {
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  DescribeAutoScalingGroupsCommand,
  PutNotificationConfigurationCommand,
  PutScalingPolicyCommand,
  PutScheduledUpdateGroupActionCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  CreateKeyPairCommand,
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateLoadBalancerCommand } from '@aws-sdk/client-elastic-load-balancing';
import { CreateTargetGroupCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateInstanceProfileCommand } from '@aws-sdk/client-iam';

const AutoScalingGroupName = 'my-asg';
const TopicARN = 'arn:aws:sns:us-west-2:123456789012:my-sns-topic';
const LaunchTemplateName = 'my-template-for-auto-scaling';

/** Of a group that is there already they would be refused. */
const withoutGroup = ['create-auto-scaling-group', 'create-launch-configuration'];

/** What the examples take for granted, by their names; answers the ids that they have others for. */
export async function makeAccount(emulator, clock, operation) {
  const [ec2, autoScaling] = [emulator.directClient('ec2'), emulator.directClient('autoscaling')];
  const ImageId = emulator.registerSimulatedImage({ name: 'web' });
  const LaunchTemplateData = { ImageId, InstanceType: 't3.micro' };
  const { LaunchTemplate } = await ec2.send(
    new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }),
  );
  await ec2.send(new CreateLaunchTemplateVersionCommand({ LaunchTemplateName, LaunchTemplateData }));
  for (const name of ['my-launch-template-for-x86', 'my-launch-template-for-arm'])
    await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: name, LaunchTemplateData }));
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.map(({ SubnetId }) => SubnetId);
  const targets = await makeSources(emulator, subnets, Subnets[0].VpcId);
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  await ec2.send(new CreateKeyPairCommand({ KeyName: 'my-key-pair' }));
  await emulator
    .directClient('iam')
    .send(new CreateInstanceProfileCommand({ InstanceProfileName: 'my-autoscaling-role' }));
  const { Instances } = await ec2.send(
    new RunInstancesCommand({ ...LaunchTemplateData, SubnetId: subnets[0], MinCount: 1, MaxCount: 1 }),
  );
  const configurations = operation === 'create-launch-configuration' ? [] : ['my-launch-config', 'my-lc'];
  for (const name of configurations)
    await autoScaling.send(
      new CreateLaunchConfigurationCommand({ LaunchConfigurationName: name, ...LaunchTemplateData }),
    );
  if (!withoutGroup.includes(operation)) await makeGroups(autoScaling, { targets, subnets, clock });
  const { AutoScalingGroups: [group] = [] } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [AutoScalingGroupName] }),
  );
  return {
    ...{ image: ImageId, template: LaunchTemplate.LaunchTemplateId, targets, subnets },
    securityGroup: SecurityGroups[0].GroupId,
    /** In the group, and in none. */
    ...{ member: group?.Instances[0].InstanceId, lone: Instances[0].InstanceId },
  };
}

async function makeSources(emulator, Subnets, VpcId) {
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }];
  await emulator
    .directClient('elb')
    .send(new CreateLoadBalancerCommand({ LoadBalancerName: 'my-load-balancer', Listeners, Subnets }));
  const { TargetGroups } = await emulator
    .directClient('elbv2')
    .send(new CreateTargetGroupCommand({ Name: 'my-targets', Protocol: 'HTTP', Port: 80, VpcId }));
  return TargetGroups[0].TargetGroupArn;
}

async function makeGroups(autoScaling, { targets, subnets, clock }) {
  for (const name of [AutoScalingGroupName, 'my-auto-scaling-group'])
    await autoScaling.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName: name,
        LaunchTemplate: { LaunchTemplateName, Version: '1' },
        ...{ MinSize: 0, MaxSize: 6, DesiredCapacity: 1, VPCZoneIdentifier: subnets.join(',') },
        LifecycleHookSpecificationList: [
          {
            LifecycleHookName: 'my-lifecycle-hook',
            LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
          },
        ],
        Tags: ['Role', 'Dept'].map((Key) => ({ Key, Value: 'Research', PropagateAtLaunch: true })),
        ...(name === AutoScalingGroupName
          ? { LoadBalancerNames: ['my-load-balancer'], TargetGroupARNs: [targets] }
          : {}),
      }),
    );
  // The default cooldown, which the examples are told to honour.
  await clock.sleep(400_000);
  const named = { AutoScalingGroupName };
  const NotificationTypes = ['autoscaling:EC2_INSTANCE_LAUNCH', 'autoscaling:TEST_NOTIFICATION'];
  await autoScaling.send(new PutNotificationConfigurationCommand({ ...named, TopicARN, NotificationTypes }));
  for (const PolicyName of ['alb1000-target-tracking-scaling-policy', 'cpu40-target-tracking-scaling-policy'])
    await autoScaling.send(
      new PutScalingPolicyCommand({
        ...{ ...named, PolicyName, PolicyType: 'TargetTrackingScaling' },
        TargetTrackingConfiguration: {
          TargetValue: 40,
          PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        },
      }),
    );
  await autoScaling.send(
    new PutScalingPolicyCommand({
      ...{ ...named, PolicyName: 'my-step-scale-out-policy', PolicyType: 'StepScaling' },
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    }),
  );
  for (const ScheduledActionName of ['my-scheduled-action', 'my-recurring-action'])
    await autoScaling.send(
      new PutScheduledUpdateGroupActionCommand({
        ...{ ...named, ScheduledActionName, Recurrence: '30 0 1 1,6,12 *', MinSize: 2 },
      }),
    );
}
