import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { describeStack } from './testing/describe-stack.js';
import { hasMoto, startMoto } from './testing/stack-endpoint.js';
import { runStack } from './testing/stack-run.js';

// Of Amazon's, moto knows none newer.
const natImage = { owner: '137112412989', namePattern: 'al2022-ami-*-arm64' };

if (hasMoto()) {
  describeStack('moto_server', { start: startMoto, network: { natImage } });

  describe('the stack with a RollingGroup, on moto_server', () => {
    it('starts its instances in the private subnets, behind the load balancer', async () => {
      const moto = await startMoto();
      const rollingGroup = { imageId: 'ami-12c6146b', minSize: 3, maxSize: 6 };
      const run = await runStack(moto.url, { network: { natImage, vpn: {} }, rollingGroup });

      const group = { AutoScalingGroupNames: [run.text('groupName')] };
      const { AutoScalingGroups = [] } = await run.autoScaling.send(
        new DescribeAutoScalingGroupsCommand(group),
      );

      expect(AutoScalingGroups[0]).toMatchObject({
        LoadBalancerNames: ['web-elb'],
        VPCZoneIdentifier: run.list('privateSubnetIds').join(','),
        HealthCheckType: 'ELB',
        DesiredCapacity: 3,
      });
      run.close();
      await moto.stop();
    }, 60_000);
  });
} else {
  it.todo('does NOT run on moto_server, which is missing');
}
