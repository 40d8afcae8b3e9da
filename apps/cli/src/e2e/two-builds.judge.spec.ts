import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';

// Packer's own order of two builds changes from run to run: whoever takes the last of them ships one by chance.
const runs = 2;
const isInstalled = spawnSync('packer', ['version']).status === 0;

const builder = (name: string) => ({
  ...{ type: 'amazon-ebs', name, communicator: 'none', region: 'us-east-1', instance_type: 't3.micro' },
  ...{
    custom_endpoint_ec2: '{{user `endpoint`}}',
    access_key: '{{user `key`}}',
    secret_key: '{{user `secret`}}',
  },
  ...{ skip_region_validation: true, skip_metadata_api_check: true },
  ...{ aws_polling: { delay_seconds: 1, max_attempts: 300 }, source_ami: 'ami-4439c380afa76377f' },
  ...{ ami_name: `${name}-{{uuid}}`, temporary_security_group_source_cidrs: ['127.0.0.1/32'] },
});

const template = JSON.stringify({
  variables: {
    endpoint: '{{env `AWS_ENDPOINT_URL`}}',
    key: '{{env `AWS_ACCESS_KEY_ID`}}',
    secret: '{{env `AWS_SECRET_ACCESS_KEY`}}',
  },
  builders: [builder('web'), builder('worker')],
});

const config = `
service: web
defaultEnvironment: local
environments:
  local: { cloud: emulator, speed: 100 }
`;

const refusal =
  /has 2 AMIs in us-east-1: `(ami-[0-9a-f]+)` of `web` and `(ami-[0-9a-f]+)` of `worker`\. Name the build to take: --build NAME/;

const withPacker = () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await createSandbox({ CHECKPOINT_DISABLE: '1' });
    await sandbox.write('clicamos.yaml', config);
    await sandbox.write('two-builds.json', template);
  });

  afterEach(() => sandbox.remove());

  it('makes two images in one run: each of the runs is refused by their names and ids, and one is taken by its name', async () => {
    const build = ['ami', 'build', '--template', 'two-builds.json', '--out', 'web.json'];

    for (let run = 1; run <= runs; run++) {
      const { code, stderr } = await sandbox.run(...build);
      expect({ run, code, stderr }).toEqual({ run, code: 2, stderr: expect.stringMatching(refusal) });
      expect(existsSync(join(sandbox.directory, 'web.json'))).toBe(false);
      const [, web] = refusal.exec(stderr) ?? [];
      const log = ['ami', 'resolve', '--packer-log', 'packer-build.log', '--build', 'web'];
      expect((await sandbox.run(...log)).stdout).toContain(web);
    }
  }, 580_000);
};

const withoutPacker = () => {
  it('IS NOT ASKED: packer is not on this machine, so nothing here was checked against it', async () => {
    const text = '\n*** packer is not installed: two builds were NOT made by real Packer ***\n';
    if (!process.stderr.write(text)) await once(process.stderr, 'drain');
    expect(isInstalled).toBe(false);
  });
};

describe('real Packer with two builds', isInstalled ? withPacker : withoutPacker);
