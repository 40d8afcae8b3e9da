import {
  type AutoScalingClient,
  CreateAutoScalingGroupCommand,
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeTagsCommand,
  GetPredictiveScalingForecastCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  CreateLaunchTemplateCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeSubnetsCommand,
  RunInstancesCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateLoadBalancerCommand,
  DescribeInstanceHealthCommand,
  DescribeLoadBalancersCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import { GetParameterCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { createEmulator } from '../../create-emulator.js';
import { createLaboratory } from '../../testing/laboratory-fixture.js';
import { serviceOf } from '../../testing/wire/wire-fixtures.js';
import type { CallRecord } from '../call-record.js';
import { createDirectClient } from './create-direct-client.js';

interface Clients {
  readonly ec2: Pick<EC2Client, 'send'>;
  readonly elb: Pick<ElasticLoadBalancingClient, 'send'>;
  readonly autoScaling: Pick<AutoScalingClient, 'send'>;
}

/** Everything that a service's life can answer, errors included; the answers are compared between doors. */
const story = (imageId: string) => [
  ({ ec2 }: Clients) => ec2.send(new DescribeSubnetsCommand({})),
  ({ ec2 }: Clients) => ec2.send(new DescribeImagesCommand({})),
  ({ elb }: Clients) =>
    elb.send(
      new CreateLoadBalancerCommand({
        LoadBalancerName: 'web',
        AvailabilityZones: ['us-east-1a', 'us-east-1b'],
        Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }],
      }),
    ),
  ({ ec2 }: Clients) =>
    ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: 'web',
        ClientToken: 'one',
        LaunchTemplateData: { ImageId: imageId, InstanceType: 't3.micro' },
      }),
    ),
  group('web-1'),
  group('web-1'),
  group('a:b'),
  ({ autoScaling }: Clients) => autoScaling.send(new DescribeAutoScalingGroupsCommand({})),
  ({ autoScaling }: Clients) => autoScaling.send(new DescribeTagsCommand({ Filters: [] })),
  ({ autoScaling }: Clients) =>
    autoScaling.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: 'web-1' })),
  ({ autoScaling }: Clients) =>
    autoScaling.send(
      new GetPredictiveScalingForecastCommand({
        ...{ AutoScalingGroupName: 'web-1', PolicyName: 'none' },
        ...{ StartTime: new Date(0), EndTime: new Date(1) },
      }),
    ),
  ({ elb }: Clients) => elb.send(new DescribeLoadBalancersCommand({})),
  ({ elb }: Clients) => elb.send(new DescribeLoadBalancersCommand({ LoadBalancerNames: ['none'] })),
  ({ elb }: Clients) => elb.send(new DescribeInstanceHealthCommand({ LoadBalancerName: 'web' })),
  ({ elb }: Clients) => elb.send(new DescribeInstanceHealthCommand({ LoadBalancerName: undefined })),
  ({ ec2 }: Clients) => ec2.send(new DescribeInstancesCommand({ InstanceIds: [] })),
  ({ ec2 }: Clients) => ec2.send(new DescribeInstancesCommand({ InstanceIds: ['i-0123456789abcdef0'] })),
  ({ ec2 }: Clients) =>
    ec2.send(
      new RunInstancesCommand({
        ...{ ImageId: imageId, InstanceType: 'x9.none' as 't3.micro', MinCount: 1, MaxCount: 1 },
        ClientToken: 'two',
      }),
    ),
];

function group(AutoScalingGroupName: string) {
  return ({ autoScaling }: Clients) =>
    autoScaling.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName,
        LaunchTemplate: { LaunchTemplateName: 'web', Version: '1' },
        AvailabilityZones: ['us-east-1a'],
        LoadBalancerNames: ['web'],
        Tags: [{ Key: 'a', Value: '' }],
        MinSize: 2,
        MaxSize: 2,
      }),
    );
}

/** What a client sees of an answer, without the request's own id. */
async function told(answer: Promise<object>): Promise<object> {
  try {
    return withoutId(await answer);
  } catch (thrown) {
    const error = thrown as Error; // the SDK throws errors
    return { name: error.name, message: error.message, ...withoutId(error) };
  }
}

function withoutId(value: object): object {
  const { $metadata, $fault, ...rest } = value as Readonly<Record<string, unknown>>;
  const { httpStatusCode } = ($metadata ?? {}) as { readonly httpStatusCode?: number };
  const isError = value instanceof Error;
  return isError ? { httpStatusCode, $fault } : { httpStatusCode, ...rest };
}

async function tell(isDirect: boolean): Promise<readonly object[]> {
  await using laboratory = await createLaboratory();
  const { emulator, clock } = laboratory;
  const clients: Clients = isDirect
    ? {
        ec2: emulator.directClient<EC2Client>('ec2'),
        elb: emulator.directClient<ElasticLoadBalancingClient>('elb'),
        autoScaling: emulator.directClient<AutoScalingClient>('autoscaling'),
      }
    : laboratory;
  const answers: object[] = [];
  for (const step of story(emulator.registerSimulatedImage({ name: 'app' }))) {
    answers.push(await told(step(clients)));
    await clock.sleep(10_000);
  }
  return answers;
}

describe('a direct client', () => {
  it('answers what the SDK’s client answers, errors included', async () => {
    const [direct, overTheWire] = [await tell(true), await tell(false)];

    expect(direct).toEqual(overTheWire);
    expect(direct.map((answer) => ('name' in answer ? answer.name : 'ok'))).toEqual([
      ...['ok', 'ok', 'ok', 'ok', 'ok', 'AlreadyExistsFault', 'ok', 'ok', 'ok', 'ResourceInUseFault'],
      ...['InvalidAction', 'ok', 'AccessPointNotFoundException', 'ok', 'ValidationError', 'ok'],
      ...['InvalidInstanceID.NotFound', 'InvalidParameterValue'],
    ]);
  });

  it('speaks for the JSON services, too', async () => {
    await using emulator = await createEmulator({ instances: 'simulated', listen: false });
    const ssm = emulator.directClient<SSMClient>('ssm');

    await ssm.send(new PutParameterCommand({ Name: '/web', Value: 'x', Type: 'String' }));
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/web' }));
    const missing = ssm.send(new GetParameterCommand({ Name: '/none' }));

    expect(Parameter).toMatchObject({ Name: '/web', Value: 'x', Version: 1 });
    expect(Parameter?.LastModifiedDate).toBeInstanceOf(Date);
    await expect(missing).rejects.toMatchObject({ name: 'ParameterNotFound', $fault: 'client' });
  });

  it('is counted as every call is, by the clock of the emulator', async () => {
    const calls: CallRecord[] = [];
    await using laboratory = await createLaboratory({ onCall: (call) => void calls.push(call) });
    const elb = laboratory.emulator.directClient<ElasticLoadBalancingClient>('elb');

    await elb.send(new DescribeLoadBalancersCommand({}));
    await told(elb.send(new DescribeLoadBalancersCommand({ LoadBalancerNames: ['none'] })));

    const at = new Date('2026-01-01T00:00:00Z');
    const call = { service: 'elb', operation: 'DescribeLoadBalancers', at, durationMs: expect.any(Number) };
    expect(calls).toEqual([call, { ...call, error: 'LoadBalancerNotFound' }]);
  });

  it('gives away nothing that the service keeps', async () => {
    const kept = { Regions: [{ RegionName: 'one' }] };
    const ec2 = directClientOf({ DescribeRegions: () => kept });

    const answer = await ec2.send({ input: {}, schema: [9, 'ec2', 'DescribeRegions'] });
    Object.assign((answer as typeof kept).Regions[0] ?? {}, { RegionName: 'two' });

    expect(kept).toEqual({ Regions: [{ RegionName: 'one' }] });
  });

  it('tells of a defect as the wire does', async () => {
    const lines: string[] = [];
    const broken = () => {
      throw new Error('broken');
    };
    const ec2 = directClientOf({ DescribeRegions: broken }, lines);

    const asked = ec2.send(
      new (class DescribeRegionsCommand {
        readonly input = {};
      })(),
    );

    await expect(asked).rejects.toMatchObject({ name: 'InternalError', $fault: 'server' });
    expect(lines).toEqual([
      expect.stringContaining('ec2 DescribeRegions failed inside the emulator: Error: broken'),
    ]);
  });

  it('ends at once on abort, and is refused when the emulator is closed', async () => {
    const laboratory = await createLaboratory();
    const ec2 = laboratory.emulator.directClient<EC2Client>('ec2');
    const abortSignal = AbortSignal.abort('enough');

    const aborted = ec2.send(new DescribeSubnetsCommand({}), { abortSignal });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' });
    await laboratory.emulator.close();

    await expect(ec2.send(new DescribeSubnetsCommand({}))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('needs the name of a service', async () => {
    await using emulator = await createEmulator({ instances: 'simulated', listen: false });

    expect(() => emulator.directClient('s3' as 'ec2')).toThrow(
      'Expected a service of ec2, elb, elbv2, autoscaling, sts, iam, ssm, cloudwatch, acm, servicequotas, got `s3`',
    );
  });
});

const directClientOf = (operations: Readonly<Record<string, () => unknown>>, lines: string[] = []) =>
  createDirectClient({
    service: serviceOf('ec2', operations),
    closed: new AbortController().signal,
    log: (line) => void lines.push(line),
    now: () => new Date(0),
  });
