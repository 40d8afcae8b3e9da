// Runs the program of index.ts, as it is, on an AWS in this process, and asks that AWS what is there then.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { EC2Client, type EC2ClientConfig, RegisterImageCommand } from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancerAttributesCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator, type Emulator } from '@clicamos/emulator';
import { runProgram, type RunResult } from '@clicamos/pulumi-local';

describe('the program', () => {
  let emulator: Emulator;
  let settings: EC2ClientConfig;
  let outputs: RunResult['outputs'];

  before(async () => {
    emulator = await createEmulator({ speed: 20 });
    const { endpoint, region } = emulator;
    settings = { endpoint, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
    const ec2 = new EC2Client(settings);
    // An image is a folder here, with a start command.
    const image = await ec2.send(new RegisterImageCommand({ Name: 'web', ImageLocation: resolve('app') }));
    const config = { imageId: image.ImageId ?? '' };
    const where = { endpoint, region, project: 'web', stack: 'test', config };
    ({ outputs } = await runProgram(() => import('./index.js'), where));
  });

  after(() => emulator.close());

  it('serves through the load balancer', async () => {
    const response = await fetch(String(outputs.url));

    assert.equal(response.status, 200);
    assert.match(await response.text(), /^i-[0-9a-f]+ serves$/);
  });

  it('has two instances in service, in the private subnets', async () => {
    const autoScaling = new AutoScalingClient(settings);
    const AutoScalingGroupNames = [String(outputs.groupName)];

    const { AutoScalingGroups } = await autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames }),
    );

    const [group] = AutoScalingGroups ?? [];
    assert.deepEqual(
      group?.Instances?.map(({ LifecycleState }) => LifecycleState),
      ['InService', 'InService'],
    );
    assert.equal(group.VPCZoneIdentifier, [outputs.privateSubnetIds].join());
    assert.deepEqual(group.LoadBalancerNames, [outputs.loadBalancerName]);
  });

  it('lets requests end when an instance leaves the load balancer', async () => {
    const elb = new ElasticLoadBalancingClient(settings);
    const LoadBalancerName = String(outputs.loadBalancerName);

    const { LoadBalancerAttributes } = await elb.send(
      new DescribeLoadBalancerAttributesCommand({ LoadBalancerName }),
    );

    assert.deepEqual(LoadBalancerAttributes?.ConnectionDraining, { Enabled: true, Timeout: 60 });
  });
});
