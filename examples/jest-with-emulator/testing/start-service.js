// @ts-check
// What the deploy scripts have on AWS already, made on the emulator: a load balancer, a group that serves, an image.
import { fileURLToPath } from 'node:url';
import { AutoScalingClient, CreateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import {
  CreateLaunchTemplateCommand,
  DescribeSubnetsCommand,
  EC2Client,
  RegisterImageCommand,
} from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ElasticLoadBalancingClient,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator } from '@clicamos/emulator';
import { httpCheck, pollUntilHealthy } from '@clicamos/health';

/** Starts a service whose group `web-1` answers with version 1. `close` ends everything. */
export async function startService() {
  const emulator = await createEmulator({ speed: 20 });
  const { endpoint, region } = emulator;
  const settings = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const clients = {
    autoScaling: new AutoScalingClient(settings),
    ec2: new EC2Client(settings),
    elb: new ElasticLoadBalancingClient(settings),
  };
  const { Subnets = [] } = await clients.ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  const url = await createLoadBalancer(clients.elb, subnetIds);
  await createGroup(clients, { imageId: await registerImage(clients.ec2, '1'), subnetIds });
  await pollUntilHealthy(httpCheck({ url }), { deadlineMs: 30_000, intervalMs: 100 });
  const imageId = await registerImage(clients.ec2, '2');
  return { clients, url, imageId, close: () => emulator.close() };
}

/**
 * An image is a folder here, and its tag a variable of what runs on it.
 *
 * @param {EC2Client} ec2
 * @param {string} version
 */
async function registerImage(ec2, version) {
  const { ImageId = '' } = await ec2.send(
    new RegisterImageCommand({
      Name: `web-${version}`,
      ImageLocation: fileURLToPath(new URL('app', import.meta.url)),
      TagSpecifications: [
        { ResourceType: 'image', Tags: [{ Key: 'clicamos:env:APP_VERSION', Value: version }] },
      ],
    }),
  );
  return ImageId;
}

/**
 * @param {ElasticLoadBalancingClient} elb
 * @param {string[]} Subnets
 */
async function createLoadBalancer(elb, Subnets) {
  const LoadBalancerName = 'web';
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: 80 }];
  const HealthCheck = {
    Target: 'HTTP:80/',
    Interval: 10,
    Timeout: 2,
    HealthyThreshold: 3,
    // 5 of our seconds: a machine that stands still is not an instance that fails.
    UnhealthyThreshold: 10,
  };
  const LoadBalancerAttributes = {
    ConnectionDraining: { Enabled: true, Timeout: 300 },
    // 30 of our seconds: clients keep a connection for some, and the load balancer must not close it first.
    ConnectionSettings: { IdleTimeout: 600 },
  };
  const { DNSName } = await elb.send(new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, Subnets }));
  await elb.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }));
  return `http://${DNSName}/`;
}

/**
 * @param {{ ec2: EC2Client, autoScaling: AutoScalingClient }} clients
 * @param {{ imageId: string, subnetIds: string[] }} group
 */
async function createGroup({ ec2, autoScaling }, { imageId, subnetIds }) {
  const name = 'web-1';
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      LaunchTemplateData: { ImageId: imageId, InstanceType: 't3.micro' },
    }),
  );
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: name,
      LaunchTemplate: { LaunchTemplateName: name, Version: '1' },
      MinSize: 2,
      MaxSize: 4,
      VPCZoneIdentifier: subnetIds.join(),
      LoadBalancerNames: ['web'],
    }),
  );
}
