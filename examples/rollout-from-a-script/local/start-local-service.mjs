// @ts-check
// A place to try ../rollout.mjs: an AWS in this process with a service on it, and a second image to roll to.
// Nothing of this is needed on AWS, where your service is there already.
import { fileURLToPath } from 'node:url';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { DescribeSubnetsCommand, EC2Client, RegisterImageCommand } from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ElasticLoadBalancingClient,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator } from '@clicamos/emulator';
import { createAwsCloud, planRollout, runRollout, systemClock } from '@clicamos/rolling-asg';

/** @typedef {import('../rollout.mjs').Target} Target */

/** How many AWS seconds pass in one of ours. */
const speed = 20;
const service = 'web';

/**
 * Starts the AWS, a load balancer and a group that serves version 1; the image to roll to is version 2.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<Target>}
 */
export async function startLocalService(signal) {
  const emulator = await createEmulator({ speed });
  const { endpoint, region } = emulator;
  const settings = { endpoint, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const clock = fasterClock();
  try {
    const ec2 = new EC2Client(settings);
    const imageId = await registerImage(ec2, '1');
    const subnetIds = await subnetsOf(ec2);
    const elasticLoadBalancing = new ElasticLoadBalancingClient(settings);
    await createLoadBalancer(elasticLoadBalancing, subnetIds);
    const cloud = createAwsCloud({ autoScaling: new AutoScalingClient(settings), ec2, elasticLoadBalancing });
    const firstGroup = {
      instanceType: 't3.micro',
      subnetIds,
      sourceIds: [service],
      minSize: 2,
      desiredCapacity: 2,
      maxSize: 4,
    };
    const plan = await planRollout(cloud, { service, imageId, firstGroup, signal });
    await runRollout(plan, { cloud, clock, signal });
    const release = { service, imageId: await registerImage(ec2, '2'), bakeMs: 30_000 };
    return { where: 'this machine', settings, release, clock, close: () => emulator.close() };
  } catch (error) {
    await emulator.close();
    throw error;
  }
}

/**
 * An image is a folder here. Its tag is the variable APP_VERSION of the instances that start from it.
 *
 * @param {EC2Client} ec2
 * @param {string} version
 */
async function registerImage(ec2, version) {
  const { ImageId = '' } = await ec2.send(
    new RegisterImageCommand({
      Name: `${service}-${version}`,
      ImageLocation: fileURLToPath(new URL('app', import.meta.url)),
      TagSpecifications: [
        { ResourceType: 'image', Tags: [{ Key: 'clicamos:env:APP_VERSION', Value: version }] },
      ],
    }),
  );
  return ImageId;
}

/** @param {EC2Client} ec2 */
async function subnetsOf(ec2) {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  return Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
}

/**
 * @param {ElasticLoadBalancingClient} client
 * @param {string[]} Subnets
 */
async function createLoadBalancer(client, Subnets) {
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: 80 }];
  const HealthCheck = {
    Target: 'HTTP:80/health',
    Interval: 5,
    Timeout: 2,
    HealthyThreshold: 2,
    UnhealthyThreshold: 2,
  };
  const LoadBalancerAttributes = {
    ConnectionDraining: { Enabled: true, Timeout: 60 },
    // 30 of our seconds: clients keep a connection for some, and the load balancer must not close it first.
    ConnectionSettings: { IdleTimeout: 600 },
  };
  const LoadBalancerName = service;
  await client.send(new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, Subnets }));
  await client.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }));
}

/**
 * The engine waits in AWS's seconds, which pass faster here.
 *
 * @returns {import('@clicamos/rolling-asg').Clock}
 */
function fasterClock() {
  const startedAt = systemClock.now();
  return {
    now: () => startedAt + (systemClock.now() - startedAt) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
