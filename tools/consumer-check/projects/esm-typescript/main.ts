import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { EC2Client, RegisterImageCommand } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator } from '@clicamos/emulator';
import { httpCheck, pollUntilHealthy, startProbe } from '@clicamos/health';
import { resolveAmi } from '@clicamos/packer-ami';
import { createAwsCloud, isRolloutError, planRollout } from '@clicamos/rolling-asg';

const server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const url = `http://127.0.0.1:${port}/`;
await pollUntilHealthy(httpCheck({ url }), { deadlineMs: 5000 });
const probe = startProbe({ url, ratePerSecond: 50 });
await pollUntilHealthy(httpCheck({ url }), { deadlineMs: 5000, healthyThreshold: 3, intervalMs: 100 });
const { sent, lost } = await probe.stop();
server.close();
if (sent === 0 || lost > 0) throw new Error(`health: ${sent} sent, ${lost} lost`);

const emulator = await createEmulator({ speed: 20 });
try {
  const { region, endpoint } = emulator;
  const settings = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const ec2 = new EC2Client(settings);
  const image = await ec2.send(
    new RegisterImageCommand({ Name: 'web', ImageLocation: process.cwd(), Architecture: 'x86_64' }),
  );
  const source = { kind: 'id', imageId: image.ImageId ?? '' } as const;
  const ami = await resolveAmi(source, { ec2, region, now: Date.now });
  const cloud = createAwsCloud({
    autoScaling: new AutoScalingClient(settings),
    elasticLoadBalancing: new ElasticLoadBalancingClient(settings),
    ec2,
  });
  const refusal = await planRollout(cloud, { service: 'web', imageId: ami.imageId }).catch(
    (error: unknown) => error,
  );
  if (!isRolloutError(refusal)) throw new Error('a service without a group was not refused');
  console.log(`health ${sent} sent, ${lost} lost; packer-ami ${ami.imageId}; rolling-asg ${refusal.code}`);
} finally {
  await emulator.close();
}
