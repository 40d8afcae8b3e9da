import {
  AttachTrafficSourcesCommand,
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeLoadBalancerTargetGroupsCommand,
  DescribeTrafficSourcesCommand,
  DetachTrafficSourcesCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { SimulatedBehaviour } from '../ec2/images/simulated-behaviour.js';
import { createLaboratory, type Laboratory } from '../testing/laboratory-fixture.js';

const AutoScalingGroupName = 'web-1';

/** The load balancer `web` with the target group `web` on its listener; answers the group's ARN. */
async function createWeb({ ec2, elbv2 }: Laboratory, type: 'application' | 'network' = 'application') {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { LoadBalancers = [] } = await elbv2.send(
    new CreateLoadBalancerCommand({
      Name: 'web',
      Type: type,
      Subnets: Subnets.flatMap(({ SubnetId }) => SubnetId ?? []),
    }),
  );
  const Protocol = type === 'application' ? 'HTTP' : 'TCP';
  const { TargetGroups = [] } = await elbv2.send(
    new CreateTargetGroupCommand({
      ...{ Name: 'web', Protocol, Port: 80, VpcId: Subnets[0]?.VpcId ?? '' },
      ...{ HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2 },
      ...{ HealthyThresholdCount: 2, UnhealthyThresholdCount: 2 },
    }),
  );
  const TargetGroupArn = TargetGroups[0]?.TargetGroupArn ?? '';
  await elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
      ...{ Protocol, Port: 80, DefaultActions: [{ Type: 'forward', TargetGroupArn }] },
    }),
  );
  return TargetGroupArn;
}

async function createGroup(
  { ec2, autoScaling, emulator }: Laboratory,
  arn: string,
  behaviour: SimulatedBehaviour = {},
) {
  const ImageId = emulator.registerSimulatedImage({ name: 'web', ...behaviour });
  const LaunchTemplateData = { ImageId, InstanceType: 't3.micro' as const };
  await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'web', LaunchTemplateData }));
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName,
      LaunchTemplate: { LaunchTemplateName: 'web', Version: '1' },
      AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      TargetGroupARNs: [arn],
      ...{ HealthCheckType: 'ELB', HealthCheckGracePeriod: 60, MinSize: 1, MaxSize: 1 },
    }),
  );
}

/** What the target group says of the one instance, whenever it says something else, and after how many seconds. */
async function history(laboratory: Laboratory, TargetGroupArn: string, seconds: number) {
  const startMs = laboratory.clock.now();
  const told: string[] = [];
  for (let second = 0; second <= seconds; second += 1) {
    const { TargetHealthDescriptions = [] } = await laboratory.elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    const { State = 'absent', Reason } = TargetHealthDescriptions[0]?.TargetHealth ?? {};
    const now = Reason === undefined ? State : `${State} ${Reason}`;
    if (!told.at(-1)?.endsWith(` ${now}`)) told.push(`${(laboratory.clock.now() - startMs) / 1_000} ${now}`);
    await laboratory.clock.sleep(1_000);
  }
  return told;
}

const sourceStates = async ({ autoScaling }: Laboratory) => {
  const { TrafficSources = [] } = await autoScaling.send(
    new DescribeTrafficSourcesCommand({ AutoScalingGroupName }),
  );
  return TrafficSources.map(({ Type, State }) => `${Type} ${State}`);
};

describe('a simulated instance in a target group', () => {
  it('is registered when it runs, and healthy with the first check that passes', async () => {
    await using laboratory = await createLaboratory();
    const arn = await createWeb(laboratory);
    await createGroup(laboratory, arn, { bootMs: 3_000 });

    expect(await history(laboratory, arn, 30)).toEqual([
      '0 absent',
      '10 initial Elb.RegistrationInProgress',
      '11 initial Elb.InitialHealthChecking',
      '15 healthy',
    ]);
    expect(await sourceStates(laboratory)).toEqual(['elbv2 InService']);
  });

  it('is unhealthy while it fails, and is never replaced where nothing ever passed', async () => {
    await using laboratory = await createLaboratory();
    const arn = await createWeb(laboratory);
    await createGroup(laboratory, arn, { answers: 'failing' });

    expect(await history(laboratory, arn, 300)).toEqual([
      '0 absent',
      '10 initial Elb.RegistrationInProgress',
      '11 initial Elb.InitialHealthChecking',
      '15 unhealthy Target.ResponseCodeMismatch',
    ]);
    expect(await sourceStates(laboratory)).toEqual(['elbv2 Added']);
  });

  it('is replaced by a group of type ELB when it dies', async () => {
    await using laboratory = await createLaboratory();
    const arn = await createWeb(laboratory);
    await createGroup(laboratory, arn, { diesAfterMs: 100_000 });
    const instanceOf = async () => {
      const { AutoScalingGroups = [] } = await laboratory.autoScaling.send(
        new DescribeAutoScalingGroupsCommand({}),
      );
      return AutoScalingGroups[0]?.Instances?.map(({ InstanceId }) => InstanceId);
    };
    await laboratory.clock.sleep(60_000);
    const before = await instanceOf();

    await laboratory.clock.sleep(120_000);

    expect(await instanceOf()).not.toEqual(before);
  });

  it('leaves its group for a target group that drains it for the whole delay', async () => {
    await using laboratory = await createLaboratory();
    const arn = await createWeb(laboratory, 'network');
    await createGroup(laboratory, arn);
    await laboratory.clock.sleep(60_000);

    const sizes = { MinSize: 0, DesiredCapacity: 0 };
    await laboratory.autoScaling.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, ...sizes }));

    expect(await history(laboratory, arn, 400)).toEqual([
      '0 draining Target.DeregistrationInProgress',
      '300 absent',
    ]);
  });

  it('is taken out of a target group that is detached, which is Removing until then, and put back', async () => {
    await using laboratory = await createLaboratory();
    const arn = await createWeb(laboratory);
    await createGroup(laboratory, arn);
    const { autoScaling, clock } = laboratory;
    const TrafficSources = [{ Identifier: arn, Type: 'elbv2' }];
    await clock.sleep(60_000);

    await autoScaling.send(new DetachTrafficSourcesCommand({ AutoScalingGroupName, TrafficSources }));
    const during = await sourceStates(laboratory);
    await clock.sleep(301_000);
    const after = await sourceStates(laboratory);
    await autoScaling.send(new AttachTrafficSourcesCommand({ AutoScalingGroupName, TrafficSources }));
    const { LoadBalancerTargetGroups = [] } = await autoScaling.send(
      new DescribeLoadBalancerTargetGroupsCommand({ AutoScalingGroupName }),
    );
    await clock.sleep(10_000);

    expect([during, after]).toEqual([['elbv2 Removing'], []]);
    expect(LoadBalancerTargetGroups).toEqual([{ LoadBalancerTargetGroupARN: arn, State: 'Added' }]);
    expect(await sourceStates(laboratory)).toEqual(['elbv2 InService']);
  });

  it('has a load balancer that is provisioning first, and a name that is never resolved', async () => {
    await using laboratory = await createLaboratory();
    await createWeb(laboratory);
    const describe = async () => {
      const { LoadBalancers = [] } = await laboratory.elbv2.send(new DescribeLoadBalancersCommand({}));
      return [LoadBalancers[0]?.State?.Code, LoadBalancers[0]?.DNSName];
    };
    const before = await describe();

    await laboratory.clock.sleep(60_000);

    expect([before, await describe()]).toEqual([
      ['provisioning', 'web.elb.invalid:80'],
      ['active', 'web.elb.invalid:80'],
    ]);
  });

  it('can be unavailable, and be missing from an answer', async () => {
    await using laboratory = await createLaboratory();
    const arn = await createWeb(laboratory);
    await createGroup(laboratory, arn);
    await laboratory.clock.sleep(60_000);

    const restore = laboratory.emulator.faults.add({ fault: 'unknown-health' });
    const unknown = await history(laboratory, arn, 0);
    restore();
    laboratory.emulator.faults.add({ fault: 'missing-rows', operations: ['elbv2:DescribeTargetHealth'] });

    expect(unknown).toEqual(['0 unavailable Elb.InternalError']);
    expect(await history(laboratory, arn, 0)).toEqual(['0 absent']);
  });
});
