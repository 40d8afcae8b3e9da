import {
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
  RollbackInstanceRefreshCommand,
  StartInstanceRefreshCommand,
  type RefreshPreferences,
} from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { CreateLaunchTemplateVersionCommand } from '@aws-sdk/client-ec2';
import type { SimulatedBehaviour } from '../../ec2/images/simulated-behaviour.js';
import { createLaboratory, type Laboratory } from '../../testing/laboratory-fixture.js';

const AutoScalingGroupName = 'web-v1';
const alarm = {
  AlarmName: 'too-many-errors',
  ...{ Namespace: 'Web', MetricName: 'Errors', Statistic: 'Sum' as const, Period: 60 },
  ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold' as const },
};

/** Three instances behind `web`, in service there, and a template version of another image. */
async function createWeb(behaviour: SimulatedBehaviour = {}): Promise<Laboratory> {
  const laboratory = await createLaboratory();
  const { emulator, ec2, clock } = laboratory;
  await laboratory.createLoadBalancer();
  await laboratory.createGroup(AutoScalingGroupName, 3, { healthCheckType: 'ELB' });
  await clock.sleep(120_000);
  await ec2.send(
    new CreateLaunchTemplateVersionCommand({
      LaunchTemplateName: AutoScalingGroupName,
      SourceVersion: '1',
      LaunchTemplateData: { ImageId: emulator.registerSimulatedImage({ name: 'next', ...behaviour }) },
    }),
  );
  return laboratory;
}

const start = ({ autoScaling }: Laboratory, Preferences: RefreshPreferences) =>
  autoScaling.send(
    new StartInstanceRefreshCommand({
      AutoScalingGroupName,
      Preferences,
      DesiredConfiguration: {
        LaunchTemplate: { LaunchTemplateName: AutoScalingGroupName, Version: '2' },
      },
    }),
  );

async function refreshOf({ autoScaling }: Laboratory) {
  const { InstanceRefreshes = [] } = await autoScaling.send(
    new DescribeInstanceRefreshesCommand({ AutoScalingGroupName }),
  );
  return InstanceRefreshes[0];
}

async function versionsOf({ autoScaling }: Laboratory): Promise<readonly (string | undefined)[]> {
  const { AutoScalingGroups = [] } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups[0]?.Instances?.map(({ LaunchTemplate }) => LaunchTemplate?.Version) ?? [];
}

/** Looks every so often until the refresh has ended: the fewest that the load balancer had in service. */
async function awaitEnd(
  laboratory: Laboratory,
  stepMs: number,
): Promise<{ readonly status: string; readonly fewest: number }> {
  let fewest = Infinity;
  for (let round = 0; round < 1_000; round += 1) {
    const states = await laboratory.health();
    fewest = Math.min(fewest, states.filter((state) => state === 'InService').length);
    const refresh = await refreshOf(laboratory);
    if (refresh?.EndTime !== undefined) return { status: `${refresh.Status}`, fewest };
    await laboratory.clock.sleep(stepMs);
  }
  throw new Error('The refresh never ended');
}

describe('an instance refresh through the SDK client, behind a load balancer', () => {
  it('launches ahead and never serves with less', async () => {
    await using laboratory = await createWeb();
    await start(laboratory, { MinHealthyPercentage: 100, MaxHealthyPercentage: 134, InstanceWarmup: 30 });

    expect(await awaitEnd(laboratory, 5_000)).toEqual({ status: 'Successful', fewest: 3 });
    expect(await versionsOf(laboratory)).toEqual(['2', '2', '2']);
  });

  it('of an image that does not serve replaces nothing, and goes back after an hour', async () => {
    await using laboratory = await createWeb({ answers: 'failing' });
    await start(laboratory, { MinHealthyPercentage: 100, AutoRollback: true });

    expect(await awaitEnd(laboratory, 60_000)).toEqual({ status: 'RollbackSuccessful', fewest: 3 });
    expect(await versionsOf(laboratory)).toEqual(['1', '1', '1']);
    expect((await refreshOf(laboratory))?.RollbackDetails).toMatchObject({
      RollbackReason: expect.stringMatching(/^No progress was made for one hour\./),
      PercentageCompleteOnRollback: 0,
    });
  });

  it('heeds an alarm of CloudWatch', async () => {
    await using laboratory = await createWeb();
    const { emulator } = laboratory;
    const cloudWatch = new CloudWatchClient({
      ...{ endpoint: emulator.endpoint, region: emulator.region },
      ...{ credentials: { accessKeyId: 'test', secretAccessKey: 'test' } },
      requestHandler: emulator.requestHandler(),
    });
    await cloudWatch.send(new PutMetricAlarmCommand(alarm));
    const AlarmSpecification = { Alarms: [alarm.AlarmName] };
    await start(laboratory, { MinHealthyPercentage: 100, InstanceWarmup: 60, AlarmSpecification });

    const StateReason = 'a test';
    await cloudWatch.send(
      new SetAlarmStateCommand({ AlarmName: alarm.AlarmName, StateValue: 'ALARM', StateReason }),
    );

    expect(await refreshOf(laboratory)).toMatchObject({
      Status: 'Failed',
      StatusReason: 'The CloudWatch alarm too-many-errors is in the ALARM state.',
    });
  });

  it('answers errors that the SDK knows', async () => {
    await using laboratory = await createWeb();
    const rollBack = () =>
      laboratory.autoScaling.send(new RollbackInstanceRefreshCommand({ AutoScalingGroupName }));

    await expect(rollBack()).rejects.toThrow(
      expect.objectContaining({ name: 'ActiveInstanceRefreshNotFoundFault' }),
    );
    await start(laboratory, { InstanceWarmup: 60 });
    await expect(start(laboratory, {})).rejects.toThrow(
      expect.objectContaining({ name: 'InstanceRefreshInProgressFault' }),
    );
  });
});
