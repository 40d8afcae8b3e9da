import {
  AttachTrafficSourcesCommand,
  type AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  DescribeTrafficSourcesCommand,
  DetachTrafficSourcesCommand,
} from '@aws-sdk/client-auto-scaling';
import { createLaboratory } from '../../testing/laboratory-fixture.js';

const named = { AutoScalingGroupName: 'web' };
const Identifier = 'arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-0123456789abcdef0';
const TrafficSources = [{ Identifier, Type: 'vpc-lattice' }];

describe('a target group of VPC Lattice', () => {
  it('is kept with the group, never serves, and goes again', async () => {
    await using laboratory = await createLaboratory();
    await laboratory.createLoadBalancer();
    await laboratory.createGroup('web', 1);
    await laboratory.clock.sleep(60_000);
    const autoScaling = laboratory.emulator.directClient<AutoScalingClient>('autoscaling');
    const describe = async () => {
      const sources = await autoScaling.send(new DescribeTrafficSourcesCommand(named));
      return (sources.TrafficSources ?? []).map(({ Type, State }) => `${Type} ${State}`);
    };

    await autoScaling.send(new AttachTrafficSourcesCommand({ ...named, TrafficSources }));
    await laboratory.clock.sleep(60_000);
    const attached = await describe();
    const lattice = await autoScaling.send(
      new DescribeTrafficSourcesCommand({ ...named, TrafficSourceType: 'vpc-lattice' }),
    );
    const { AutoScalingGroups: [group] = [] } = await autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ['web'] }),
    );
    await autoScaling.send(new DetachTrafficSourcesCommand({ ...named, TrafficSources }));
    await laboratory.clock.sleep(60_000);

    expect(attached).toEqual(['elb InService', 'vpc-lattice Added']);
    expect(lattice.TrafficSources?.map((source) => source.Identifier)).toEqual([Identifier]);
    expect(group).toMatchObject({
      LoadBalancerNames: ['web'],
      TargetGroupARNs: [],
      TrafficSources: [{ Identifier: 'web', Type: 'elb' }, TrafficSources[0]],
    });
    expect(group?.Instances?.map(({ HealthStatus }) => HealthStatus)).toEqual(['Healthy']);
    expect(await describe()).toEqual(['elb InService']);
  });

  it.each([
    ['another type', { Identifier, Type: 'elbv2' }, /is not of type elbv2/],
    ['an ARN of something else', { Identifier: `${Identifier}/x`, Type: 'vpc-lattice' }, /may not be valid/],
    ['a name', { Identifier: 'web', Type: 'vpc-lattice' }, /is not of type vpc-lattice/],
  ])('is refused with %s', async (_title, source, sentence) => {
    await using laboratory = await createLaboratory();
    await laboratory.createLoadBalancer();
    await laboratory.createGroup('web', 1);
    const autoScaling = laboratory.emulator.directClient<AutoScalingClient>('autoscaling');

    const attached = autoScaling.send(
      new AttachTrafficSourcesCommand({ ...named, TrafficSources: [source] }),
    );

    await expect(attached).rejects.toThrow(sentence);
  });
});
