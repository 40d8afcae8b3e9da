import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EC2Client, RegisterImageCommand } from '@aws-sdk/client-ec2';
import { startTraffic } from './traffic.mjs';

const root = join(import.meta.dirname, '../..');

/** The sample app as an image of the emulator; answers its id. */
export async function registerApp({ endpoint, region, credentials }, folder, version) {
  const ec2 = new EC2Client({ endpoint, region, credentials });
  const image = join(folder, `image-${version}`);
  await mkdir(image);
  const app = join(root, 'apps/sample-app');
  for (const part of ['dist', 'package.json'])
    await cp(join(app, part), join(image, part), { recursive: true });
  const manifest = { start: ['node', 'dist/main.js'], port: 80, env: { APP_VERSION: version } };
  await writeFile(join(image, 'image.json'), JSON.stringify(manifest));
  const request = { Name: `web-${version}`, ImageLocation: pathToFileURL(image).href };
  return (await ec2.send(new RegisterImageCommand(request))).ImageId;
}

/**
 * The built command takes Terraform's group over and rolls it to an image by a strategy, while requests go through all its load
 * balancers all the time. Answers its exit code, its output and what became of the requests.
 */
export async function takeOver({ emulator, folder, image, urls, strategy, sources }) {
  await writeFile(join(folder, 'clicamos.yaml'), configuration(sources));
  const traffic = startTraffic(urls);
  try {
    const args = ['deploy', 'prod', '--adopt', 'web-1', '--ami', image, '--strategy', strategy];
    const { code, output } = await clicamos(args, { folder, ...emulator });
    return { code, output, ...(await traffic.stop()) };
  } finally {
    await traffic.stop();
  }
}

const configuration = (sources) => `service: web
defaultEnvironment: prod
environments:
  prod:
    cloud: aws
    region: us-east-1
    account: '123456789012'
    ${sources}
    rollout: { bakeSeconds: 5 }
`;

async function clicamos(args, { folder, endpoint, credentials }) {
  const child = spawn(process.execPath, [join(root, 'apps/cli/bin/clicamos.js'), ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  return { code, output };
}
