import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DescribeInstancesCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { createEmulator } from '../../create-emulator.js';
import type { Emulator } from '../../emulator.js';
import { hasNamespaces } from '../../testing/ec2/ssh-client.js';
import { outsiderEnvironment } from '../../testing/outsider-environment.js';

const TIMEOUT_MS = 240_000;
const run = promisify(execFile);
const templates = fileURLToPath(new URL('../../../../../packer', import.meta.url));
const { stdout: version } = spawnSync('packer', ['version'], {
  env: { ...process.env, CHECKPOINT_DISABLE: '1' },
  encoding: 'utf8',
});
const isInstalled = version?.startsWith('Packer') === true;
/** It has no plugins yet: what it builds on AWS is a part of it. */
const isOld = /v1\.[0-6]\./.test(version ?? '');

const app = `
const { createServer } = require('node:http');
const { HOST, PORT, APP_VERSION, KEEP_ALIVE_TIMEOUT_MS } = process.env;
createServer((_, response) => response.end(APP_VERSION + ' ' + KEEP_ALIVE_TIMEOUT_MS)).listen(PORT, HOST);
`;

const withPacker = () => {
  let folder: string;
  let emulator: Emulator;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-packer-'));
    emulator = await createEmulator({ speed: 20, stateDirectory: join(folder, 'state') });
    await mkdir(join(folder, 'package/dist'), { recursive: true });
    await writeFile(join(folder, 'package/dist/main.js'), app);
    await run('tar', ['-czf', 'app.tgz', 'package'], { cwd: folder });
    await cp(templates, join(folder, 'packer'), { recursive: true });
  });

  afterEach(async () => {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Builds a template of the repository as its README says; answers the image's id. */
  async function build(template: string, more: Readonly<Record<string, string>>): Promise<string> {
    const variables = {
      ...{
        endpoint: emulator.endpoint,
        app_version: '1.2.0',
        app_tarball: 'app.tgz',
        git_revision: '0123abc',
      },
      ...more,
    };
    const vars = Object.entries(variables).flatMap(([name, value]) => ['-var', `${name}=${value}`]);
    const built = run('packer', ['build', '-color=false', ...vars, join('packer', template)], {
      cwd: folder,
      env: {
        ...outsiderEnvironment(emulator.endpoint),
        CHECKPOINT_DISABLE: '1',
        AWS_POLL_DELAY_SECONDS: '1',
      },
    });
    await built.catch(({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(`packer build ${template} failed:\n${stdout}${stderr}`);
    });
    const manifest: { builds: { artifact_id: string }[] } = JSON.parse(
      await readFile(join(folder, 'packer-manifest.json'), 'utf8'),
    );
    return manifest.builds.at(-1)?.artifact_id.split(':')[1] ?? '';
  }

  /** What an instance of the image answers. */
  async function ask(ImageId: string): Promise<string> {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const ec2 = new EC2Client({ endpoint: emulator.endpoint, region: emulator.region, credentials });
    const launch = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const;
    const { Instances } = await ec2.send(new RunInstancesCommand(launch));
    const InstanceIds = Instances?.map(({ InstanceId }) => InstanceId ?? '');
    for (;;) {
      const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
      const address = Reservations?.[0]?.Instances?.[0]?.PublicIpAddress;
      const answer = await fetch(`http://${address}:8080/`).catch(() => undefined);
      if (answer) {
        ec2.destroy();
        return answer.text();
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it(
    'builds app.json, with its files and its shell scripts, and instances of the image serve the app',
    async () => {
      const image = await build('app.json', { ssh_from: '127.0.0.1/32', ssh_port: '8022' });

      expect(await ask(image)).toBe('1.2.0 75000');
    },
    TIMEOUT_MS,
  );

  it(
    'builds app.pkr.hcl, without the parts for Packer 1.7 where it is older',
    async () => {
      const file = join(folder, 'packer/app.pkr.hcl');
      const text = await readFile(file, 'utf8');
      if (isOld) await writeFile(file, text.replaceAll(/^ *# begin: Packer 1\.7[\s\S]*?# end$/gm, ''));

      const image = await build('app.pkr.hcl', { ssh_port: '8022', keep_alive_timeout_seconds: '80' });

      expect(await ask(image)).toBe('1.2.0 80000');
    },
    TIMEOUT_MS,
  );
};

describe('Packer with a communicator', () => {
  if (isInstalled && hasNamespaces) withPacker();
  else
    it('builds images on the emulator (there is no Packer, or no namespaces here, so this was NOT RUN)', () => {
      process.stderr.write(
        'No Packer or no namespaces here: nothing shows that Packer provisions on the emulator.\n',
      );
    });
});
