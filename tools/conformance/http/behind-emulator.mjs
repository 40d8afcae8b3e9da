import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  EC2Client,
  DescribeInstancesCommand,
  RegisterImageCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ElasticLoadBalancingClient,
  RegisterInstancesWithLoadBalancerCommand,
  waitUntilInstanceInService,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator } from '@clicamos/emulator';

const LoadBalancerName = 'web';

/** An instance, and the emulator's load balancer in front of it. */
export async function startBehindEmulator(directory, endings) {
  const emulator = await createEmulator({ speed: 10, bootMs: 0 });
  endings.push(() => emulator.close());
  const settings = {
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const ec2 = new EC2Client(settings);
  const InstanceId = await launch(ec2, join(directory, 'image'));
  const port = await serve(new ElasticLoadBalancingClient(settings), InstanceId);
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [InstanceId] }));
  const host = Reservations[0].Instances[0].PublicIpAddress;
  return { instance: { host, port: 8_080 }, emulator: { host: '127.0.0.1', port } };
}

async function launch(ec2, image) {
  await mkdir(image);
  await cp(fileURLToPath(new URL('instance.mjs', import.meta.url)), join(image, 'main.mjs'));
  const manifest = { start: [process.execPath, 'main.mjs'], port: 8_080 };
  await writeFile(join(image, 'image.json'), JSON.stringify(manifest));
  const register = new RegisterImageCommand({ Name: 'edges', ImageLocation: pathToFileURL(image).href });
  const { ImageId } = await ec2.send(register);
  const { Instances } = await ec2.send(new RunInstancesCommand({ ImageId, MinCount: 1, MaxCount: 1 }));
  return Instances[0].InstanceId;
}

async function serve(elb, InstanceId) {
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 8_080 }];
  const AvailabilityZones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  const { DNSName } = await elb.send(
    new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, AvailabilityZones }),
  );
  const HealthCheck = {
    Target: 'TCP:8080',
    Interval: 5,
    Timeout: 2,
    HealthyThreshold: 2,
    UnhealthyThreshold: 2,
  };
  await elb.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const Instances = [{ InstanceId }];
  await elb.send(new RegisterInstancesWithLoadBalancerCommand({ LoadBalancerName, Instances }));
  const patience = { client: elb, maxWaitTime: 30, minDelay: 1, maxDelay: 1 };
  await waitUntilInstanceInService(patience, { LoadBalancerName, Instances });
  return Number(DNSName.split(':')[1]);
}
