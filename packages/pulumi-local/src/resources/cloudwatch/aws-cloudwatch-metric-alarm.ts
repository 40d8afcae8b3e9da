import { DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import type { MetricAlarmArgs } from '@pulumi/aws/cloudwatch/metricAlarm.js';
import { defineResource } from '../../terms/define-resource.js';
import { tagList } from '../../translate/tags.js';
import { toAwsEnum } from '../../translate/to-aws.js';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const awsCloudwatchMetricAlarm = defineResource<MetricAlarmArgs>()({
  type: 'aws:cloudwatch/metricAlarm:MetricAlarm',
  inputs: [
    'name',
    'alarmDescription',
    'namespace',
    'metricName',
    'dimensions',
    'statistic',
    'extendedStatistic',
    'unit',
    'period',
    'evaluationPeriods',
    'datapointsToAlarm',
    'threshold',
    'comparisonOperator',
    'treatMissingData',
    'actionsEnabled',
    'alarmActions',
    'okActions',
    'insufficientDataActions',
    'tags',
  ],
  create: async (inputs, { clients, call, nameFor }) => {
    const name = nameFor(inputs);
    const Tags = tagList(inputs.tags);
    const { dimensions = {} } = inputs;
    await clients.cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: name,
        AlarmDescription: inputs.alarmDescription,
        Namespace: inputs.namespace,
        MetricName: inputs.metricName,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        Statistic: toAwsEnum(inputs.statistic),
        ExtendedStatistic: inputs.extendedStatistic,
        Unit: toAwsEnum(inputs.unit),
        Period: inputs.period,
        EvaluationPeriods: inputs.evaluationPeriods,
        DatapointsToAlarm: inputs.datapointsToAlarm,
        Threshold: inputs.threshold,
        ComparisonOperator: toAwsEnum(inputs.comparisonOperator),
        TreatMissingData: inputs.treatMissingData ?? 'missing',
        ActionsEnabled: inputs.actionsEnabled,
        AlarmActions: arnsOf(inputs.alarmActions),
        OKActions: arnsOf(inputs.okActions),
        InsufficientDataActions: arnsOf(inputs.insufficientDataActions),
        Tags: Tags.length > 0 ? Tags : undefined,
      }),
      call,
    );
    const describe = new DescribeAlarmsCommand({ AlarmNames: [name] });
    const { MetricAlarms: [alarm] = [] } = await clients.cloudWatch.send(describe, call);
    return { id: name, outputs: { name, arn: alarm?.AlarmArn } };
  },
});

/** The program's constructor has put the ARN in a topic's place. */
const arnsOf = (actions: readonly unknown[] | undefined) =>
  actions?.flatMap((action) => (typeof action === 'string' ? action : []));
