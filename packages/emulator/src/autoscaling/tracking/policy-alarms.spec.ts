import {
  type AutoScalingClient,
  DescribePoliciesCommand,
  PutScalingPolicyCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  type CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import { createLaboratory } from '../../testing/laboratory-fixture.js';

const named = { AutoScalingGroupName: 'web' };

describe('the alarms of a step policy', () => {
  it('are those of CloudWatch that name it as an action, as long as there are any', async () => {
    await using laboratory = await createLaboratory();
    await laboratory.createLoadBalancer();
    await laboratory.createGroup('web', 1);
    const autoScaling = laboratory.emulator.directClient<AutoScalingClient>('autoscaling');
    const cloudWatch = laboratory.emulator.directClient<CloudWatchClient>('cloudwatch');
    const putPolicy = (PolicyName: string) =>
      autoScaling.send(
        new PutScalingPolicyCommand({
          ...{ ...named, PolicyName, PolicyType: 'StepScaling', AdjustmentType: 'ChangeInCapacity' },
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        }),
      );
    const alarmsOf = async () => {
      const { ScalingPolicies = [] } = await autoScaling.send(new DescribePoliciesCommand(named));
      return ScalingPolicies.map(({ PolicyName, Alarms }) => ({ PolicyName, Alarms }));
    };
    const { PolicyARN = '' } = await putPolicy('up');
    await putPolicy('down');
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        ...{
          AlarmName: 'cpu-high',
          Namespace: 'AWS/EC2',
          MetricName: 'CPUUtilization',
          Statistic: 'Average',
        },
        ...{ Period: 60, EvaluationPeriods: 1, Threshold: 80, ComparisonOperator: 'GreaterThanThreshold' },
        AlarmActions: [PolicyARN, 'arn:aws:sns:us-east-1:123456789012:ops'],
      }),
    );
    const { MetricAlarms = [] } = await cloudWatch.send(new DescribeAlarmsCommand({}));

    const before = await alarmsOf();
    const put = await putPolicy('up');
    await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: ['cpu-high'] }));
    const after = await alarmsOf();

    const alarms = [{ AlarmName: 'cpu-high', AlarmARN: MetricAlarms[0]?.AlarmArn }];
    expect(before).toEqual([
      { PolicyName: 'up', Alarms: alarms },
      { PolicyName: 'down', Alarms: [] },
    ]);
    expect(put.Alarms).toEqual(alarms);
    expect(after).toEqual([
      { PolicyName: 'up', Alarms: [] },
      { PolicyName: 'down', Alarms: [] },
    ]);
  });
});
