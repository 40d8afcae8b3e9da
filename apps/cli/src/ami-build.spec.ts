import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSandbox } from './testing/clicamos.js';

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

describe('clicamos ami build in a local environment', () => {
  it('points Packer at the emulator, never at AWS with the credentials of the user', async () => {
    await using sandbox = await createSandbox(users);
    await sandbox.write('packer', packer);
    await sandbox.write('app.pkr.hcl', '');
    await chmod(join(sandbox.directory, 'packer'), 0o755);
    sandbox.env['PATH'] = `${sandbox.directory}:${process.env['PATH']}`;

    const { code } = await sandbox.run('ami', 'build', '--template', 'app.pkr.hcl');

    const told = await readFile(join(sandbox.directory, 'aws.env'), 'utf8');
    expect(code).not.toBe(0);
    expect(told).toMatch(/^AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+$/m);
    expect(told).toMatch(/^AWS_ACCESS_KEY_ID=local$/m);
    expect(told).not.toMatch(/theirs|production/);
  });
});
