import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { EC2Client, RegisterImageCommand } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

const app = `
import { createServer } from 'node:http';
const { HOST, PORT, INSTANCE_ID, APP_VERSION } = process.env;
const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => response.end(APP_VERSION + ' ' + INSTANCE_ID));
server.listen(Number(PORT), HOST);
process.on('SIGTERM', () => { server.close(() => process.exit(0)); server.closeIdleConnections(); });
`;

/** An emulator with real SDK clients, and images of a tiny app; disposing ends all of it. */
export interface CloudFixture extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly ec2: EC2Client;
  readonly elb: ElasticLoadBalancingClient;
  readonly autoScaling: AutoScalingClient;
  /** Registers an image whose app answers `<version> <instance id>`, and answers its id. */
  registerImage(version: string): Promise<string>;
}

export async function createCloudFixture(speed = 50): Promise<CloudFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-cloud-'));
  const emulator = await createEmulator({ speed, stateDirectory: join(folder, 'state') });
  const settings = { endpoint: emulator.endpoint, region: emulator.region, credentials };
  const ec2 = new EC2Client(settings);
  return {
    emulator,
    ec2,
    elb: new ElasticLoadBalancingClient(settings),
    autoScaling: new AutoScalingClient(settings),
    registerImage: (version) => registerImage(ec2, folder, version),
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function registerImage(ec2: EC2Client, folder: string, version: string): Promise<string> {
  const directory = join(folder, `image-${version}`);
  await mkdir(directory);
  await writeFile(join(directory, 'app.mjs'), app);
  const manifest = { start: ['node', 'app.mjs'], port: 80, env: { APP_VERSION: version } };
  await writeFile(join(directory, 'image.json'), JSON.stringify(manifest));
  const ImageLocation = pathToFileURL(directory).href;
  const { ImageId } = await ec2.send(new RegisterImageCommand({ Name: `app-${version}`, ImageLocation }));
  if (ImageId === undefined) throw new Error('RegisterImage answered no id');
  return ImageId;
}
