import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { createEmulator } from '../create-emulator.js';
import { createLaboratory } from '../testing/laboratory-fixture.js';

const Dimensions = [{ Name: 'Service', Value: 'web' }];
const alarm: PutMetricAlarmCommandInput = {
  ...{ AlarmName: 'errors', Namespace: 'App', MetricName: 'Errors', Dimensions, Statistic: 'Sum' },
  ...{ Period: 60, EvaluationPeriods: 2, Threshold: 5, ComparisonOperator: 'GreaterThanThreshold' },
};

async function createScene() {
  const laboratory = await createLaboratory();
  const { endpoint, region } = laboratory.emulator;
  const cloudWatch = new CloudWatchClient({
    ...{ endpoint, region, maxAttempts: 1, requestHandler: laboratory.emulator.requestHandler() },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    ...laboratory,
    cloudWatch,
    put: (Value: number) =>
      cloudWatch.send(
        new PutMetricDataCommand({
          Namespace: 'App',
          MetricData: [
            { MetricName: 'Errors', Dimensions, Value, Timestamp: new Date(laboratory.clock.now()) },
          ],
        }),
      ),
    state: async () => {
      const { MetricAlarms = [] } = await cloudWatch.send(
        new DescribeAlarmsCommand({ AlarmNames: ['errors'] }),
      );
      return MetricAlarms[0]?.StateValue;
    },
  };
}

describe('CloudWatch', () => {
  it('has an alarm that rings when its metric stays beyond the threshold, and ends when that is over', async () => {
    await using scene = await createScene();
    await scene.cloudWatch.send(new PutMetricAlarmCommand(alarm));
    const states = [await scene.state()];

    for (const value of [3, 9, 9, 9, 2, 2]) {
      await scene.put(value);
      await scene.clock.sleep(60_000);
      states.push(await scene.state());
    }
    await scene.clock.sleep(180_000);
    states.push(await scene.state());

    expect(states).toEqual([
      'INSUFFICIENT_DATA',
      'OK',
      'OK',
      'ALARM',
      'ALARM',
      'OK',
      'OK',
      'INSUFFICIENT_DATA',
    ]);
  });

  it('lets a state be set, which the next look takes back', async () => {
    await using scene = await createScene();
    await scene.cloudWatch.send(new PutMetricAlarmCommand(alarm));
    await scene.put(1);
    await scene.clock.sleep(60_000);

    const state = { AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'a test' } as const;
    await scene.cloudWatch.send(new SetAlarmStateCommand(state));
    const set = await scene.state();
    await scene.clock.sleep(60_000);

    expect([set, await scene.state()]).toEqual(['ALARM', 'OK']);
  });

  it('answers what was measured, period by period', async () => {
    await using scene = await createScene();
    const StartTime = new Date(scene.clock.now());
    for (const value of [1, 3, 5]) {
      await scene.put(value);
      await scene.clock.sleep(30_000);
    }
    const EndTime = new Date(scene.clock.now());
    const metric = { Namespace: 'App', MetricName: 'Errors', Dimensions };

    const { Datapoints = [] } = await scene.cloudWatch.send(
      new GetMetricStatisticsCommand({
        ...metric,
        StartTime,
        EndTime,
        Period: 60,
        Statistics: ['Sum', 'Average'],
      }),
    );
    const { MetricDataResults = [] } = await scene.cloudWatch.send(
      new GetMetricDataCommand({
        ...{ StartTime, EndTime, ScanBy: 'TimestampAscending' },
        MetricDataQueries: [{ Id: 'm', MetricStat: { Metric: metric, Period: 60, Stat: 'Maximum' } }],
      }),
    );
    const { Metrics = [] } = await scene.cloudWatch.send(new ListMetricsCommand({ Namespace: 'App' }));

    expect(Datapoints.map(({ Sum, Average }) => [Sum, Average])).toEqual([
      [4, 2],
      [5, 5],
    ]);
    expect(MetricDataResults.map(({ Values }) => Values)).toEqual([[3, 5]]);
    expect(Metrics).toEqual([metric]);
  });

  it('names an alarm that it does not have, as the query protocol did', async () => {
    await using scene = await createScene();

    await expect(
      scene.cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: ['no'] })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFound',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('is spoken in the query protocol too', async () => {
    await using emulator = await createEmulator();
    const query = async (parameters: Record<string, string>) => {
      const response = await fetch(emulator.endpoint, {
        method: 'POST',
        headers: {
          authorization:
            'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/monitoring/aws4_request, SignedHeaders=host, Signature=0',
        },
        body: new URLSearchParams({ Version: '2010-08-01', ...parameters }),
      });
      return response.text();
    };

    await query({
      ...{
        Action: 'PutMetricAlarm',
        AlarmName: 'errors',
        MetricName: 'Errors',
        Namespace: 'App',
        Period: '60',
      },
      ...{
        EvaluationPeriods: '1',
        Threshold: '1.5',
        Statistic: 'Sum',
        ComparisonOperator: 'LessThanThreshold',
      },
    });
    const described = await query({ Action: 'DescribeAlarms', 'AlarmNames.member.1': 'errors' });

    expect(described).toContain(
      '<DescribeAlarmsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">',
    );
    expect(described).toContain('<MetricAlarms><member><AlarmName>errors</AlarmName>');
    expect(await query({ Action: 'DeleteAlarms', 'AlarmNames.member.1': 'no' })).toContain(
      '<Code>ResourceNotFound</Code>',
    );
  });

  it('reads what the SDK compresses', async () => {
    await using scene = await createScene();
    const MetricData = Array.from({ length: 300 }, (_value, index) => ({
      ...{ MetricName: `Metric${index}`, Dimensions, Value: index },
    }));

    await scene.cloudWatch.send(new PutMetricDataCommand({ Namespace: 'Many', MetricData }));
    const { Metrics = [] } = await scene.cloudWatch.send(new ListMetricsCommand({ Namespace: 'Many' }));

    expect(Metrics).toHaveLength(300);
  });
});
