import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { DescribeSubnetsCommand, EC2Client, RegisterImageCommand } from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ElasticLoadBalancingClient,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { createEmulator } from '@clicamos/emulator';
import { makeTargetGroupFront } from './target-group-front.js';
import type { FirstGroup } from '../plan/plan.js';

/** How an app behaves: it boots, answers its version, and on SIGTERM ends what it was asked. */
export interface AppBehaviour {
  readonly bootMs?: number;
  readonly isBad?: boolean;
  /** How long each answer takes. */
  readonly answerMs?: number;
}

const app = `
import { createServer } from 'node:http';
const { HOST, PORT, VERSION, IS_BAD, BOOT_MS, ANSWER_MS } = process.env;
let isEnding = false;
const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
  if (request.url === '/health') return response.writeHead(IS_BAD ? 500 : 200).end();
  setTimeout(() => {
    // Behind a Network Load Balancer clients keep connections to the app itself: it ends them.
    if (isEnding && !response.headersSent) response.setHeader('connection', 'close');
    response.end(VERSION);
  }, Number(ANSWER_MS));
});
setTimeout(() => server.listen(Number(PORT), HOST), Number(BOOT_MS));
process.on('SIGTERM', () => {
  isEnding = true;
  // Requests that are on their way already get their answers first.
  setTimeout(() => { server.close(() => process.exit(0)); server.closeIdleConnections(); }, 300);
});
`;

export const speed = 20;

/** What the service stands behind. */
export type Front = 'classic' | 'application' | 'network';

/** The emulator with a load balancer, and images of a small app. Disposing ends all of it. */
export async function createEmulatedService(front: Front = 'classic') {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-rolling-asg-'));
  const emulator = await createEmulator({ speed, bootMs: 5_000 });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const config = { endpoint: emulator.endpoint, region: emulator.region, credentials };
  const clients = {
    autoScaling: new AutoScalingClient(config),
    elasticLoadBalancing: new ElasticLoadBalancingClient(config),
    elasticLoadBalancingV2: new ElasticLoadBalancingV2Client(config),
    ec2: new EC2Client(config),
  };
  const { Subnets = [] } = await clients.ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  const { url, sourceIds } = await makeFront(clients, front, { subnetIds, vpcId: Subnets[0]?.VpcId ?? '' });
  const firstGroup: FirstGroup = {
    instanceType: 't3.micro',
    subnetIds,
    sourceIds,
    minSize: 1,
    maxSize: 4,
    desiredCapacity: 2,
    healthCheckGraceMs: 30_000,
  };
  return {
    clients,
    firstGroup,
    url,
    registerImage: (version: string, behaviour?: AppBehaviour) =>
      registerImage(clients.ec2, { folder, version, behaviour }),
    async [Symbol.asyncDispose]() {
      for (const client of Object.values(clients)) client.destroy();
      await emulator.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function makeLoadBalancer(
  client: ElasticLoadBalancingClient,
  subnetIds: readonly string[],
): Promise<string> {
  const LoadBalancerName = 'web';
  const { DNSName } = await client.send(
    new CreateLoadBalancerCommand({
      LoadBalancerName,
      Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: 80 }],
      Subnets: [...subnetIds],
    }),
  );
  const HealthCheck = {
    Target: 'HTTP:80/health',
    Interval: 5,
    Timeout: 2,
    HealthyThreshold: 2,
    // A machine that is slow to answer a check is not an instance that fails.
    UnhealthyThreshold: 10,
  };
  await client.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const LoadBalancerAttributes = {
    ConnectionDraining: { Enabled: true, Timeout: 60 },
    // Nor is one that is slow to answer a request, in 30 of our seconds.
    ConnectionSettings: { IdleTimeout: 600 },
  };
  await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }));
  return `http://${DNSName}/`;
}

interface FrontClients {
  readonly elasticLoadBalancing: ElasticLoadBalancingClient;
  readonly elasticLoadBalancingV2: ElasticLoadBalancingV2Client;
}

async function makeFront(
  clients: FrontClients,
  type: Front,
  place: { readonly subnetIds: readonly string[]; readonly vpcId: string },
): Promise<{ readonly url: string; readonly sourceIds: readonly string[] }> {
  if (type === 'classic')
    return {
      url: await makeLoadBalancer(clients.elasticLoadBalancing, place.subnetIds),
      sourceIds: ['web'],
    };
  const { arn, url } = await makeTargetGroupFront(clients.elasticLoadBalancingV2, {
    ...place,
    type,
    name: 'web',
  });
  return { url, sourceIds: [arn] };
}

async function registerImage(
  ec2: EC2Client,
  image: { readonly folder: string; readonly version: string; readonly behaviour?: AppBehaviour },
): Promise<string> {
  const { folder, version, behaviour: { bootMs = 0, isBad = false, answerMs = 20 } = {} } = image;
  const directory = join(folder, version);
  await mkdir(directory);
  await writeFile(join(directory, 'app.mjs'), app);
  const settings = { VERSION: version, BOOT_MS: String(bootMs), ANSWER_MS: String(answerMs) };
  const env = isBad ? { ...settings, IS_BAD: 'yes' } : settings;
  await writeFile(
    join(directory, 'image.json'),
    JSON.stringify({ start: ['node', 'app.mjs'], port: 80, env }),
  );
  const { ImageId } = await ec2.send(new RegisterImageCommand({ Name: version, ImageLocation: directory }));
  return ImageId ?? '';
}
