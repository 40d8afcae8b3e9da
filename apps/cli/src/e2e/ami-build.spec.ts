import { existsSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSandbox } from '../testing/clicamos.js';

// A program in Packer's place: what it is told of the cloud, written down.
const packer = `#!/bin/sh
env | grep ^AWS_ > aws.env
echo 'nothing built' >&2
exit 1
`;

const users = {
  AWS_PROFILE: 'production',
  AWS_ACCESS_KEY_ID: 'theirs',
  AWS_SECRET_ACCESS_KEY: 'theirs',
  AWS_SESSION_TOKEN: 'theirs',
};

// One that makes an image with each of two builds.
const summary = ['web', 'worker'].flatMap((build, index) => [
  `1749600001,${build},artifact-count,1`,
  `1749600001,${build},artifact,0,builder-id,mitchellh.amazonebs`,
  `1749600001,${build},artifact,0,id,us-east-1:ami-0000000000000000${index}`,
  `1749600001,${build},artifact,0,end`,
]);
const packerOfTwo = `#!/bin/sh\n${summary.map((line) => `echo '${line}'\n`).join('')}`;

async function withPacker(script: string) {
  const sandbox = await createSandbox(users);
  await sandbox.write('packer', script);
  await sandbox.write('app.pkr.hcl', '');
  await chmod(join(sandbox.directory, 'packer'), 0o755);
  sandbox.env['PATH'] = `${sandbox.directory}:${process.env['PATH']}`;
  return sandbox;
}

describe('clicamos ami build in a local environment', () => {
  it('points Packer at the emulator, never at AWS with the credentials of the user', async () => {
    await using sandbox = await withPacker(packer);

    const { code } = await sandbox.run('ami', 'build', '--template', 'app.pkr.hcl');

    const told = await readFile(join(sandbox.directory, 'aws.env'), 'utf8');
    expect(code).not.toBe(0);
    expect(told).toMatch(/^AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+$/m);
    expect(told).toMatch(/^AWS_ACCESS_KEY_ID=AKIA\w{16}$/m);
    expect(told).not.toMatch(/theirs|production/);
  });

  it('writes no image down when two builds made one, says what takes one of them, and takes the named one', async () => {
    await using sandbox = await withPacker(packerOfTwo);
    const build = ['ami', 'build', '--template', 'app.pkr.hcl', '--out', 'web.json'];

    const unnamed = await sandbox.run(...build);
    const unknown = await sandbox.run(...build, '--build', 'wep');
    const named = await sandbox.run(...build, '--build', 'worker');

    const next = 'clicamos ami resolve local --packer-log packer-build.log --build NAME --out web.json';
    const log = join(sandbox.directory, 'packer-build.log');
    expect(unnamed).toMatchObject({
      code: 2,
      stderr: `Packer log \`${log}\` has 2 AMIs in us-east-1: \`ami-00000000000000000\` of \`web\` and \`ami-00000000000000001\` of \`worker\`. Name the build to take: --build NAME. Nothing needs to be built again: ${next}\n`,
    });
    expect(unknown).toMatchObject({
      code: 2,
      stderr: `Packer log \`${log}\` has no build \`wep\` in its last run, it has web and worker. Nothing needs to be built again: ${next}\n`,
    });
    expect(named.stderr).toContain('AMI `ami-00000000000000001` does not exist in us-east-1');
    expect(existsSync(join(sandbox.directory, 'web.json'))).toBe(false);
  });

  it('refuses a second way of naming the image beside the first', async () => {
    await using sandbox = await createSandbox();

    const { code, stderr } = await sandbox.run('ami', 'resolve', '--ami', 'ami-1', '--name', 'web-*');

    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'Expected one image, got --owner or --name beside an option that names one already\n',
    });
  });
});
