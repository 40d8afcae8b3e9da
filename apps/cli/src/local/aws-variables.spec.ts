import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createSandbox } from '../testing/clicamos.js';

const run = promisify(execFile);
const hasAws = await run('sh', ['-c', 'command -v aws']).then(
  () => true,
  () => false,
);
if (!hasAws)
  process.stderr.write('\n!!! aws is not installed: it is NOT asked whether it reaches the emulator\n\n');

describe('what `clicamos local up` prints', () => {
  it('is enough for the AWS CLI, the region included', async () => {
    await using sandbox = await createSandbox();
    const { stdout } = await sandbox.run('local', 'up');
    const [, line = ''] = /^ {2}(export .*)$/m.exec(stdout) ?? [];
    const env = await sandbox.run('local', 'env');
    const json = await sandbox.run('local', 'env', '--json');

    expect(line).toMatch(/ AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1$/);
    expect(env).toEqual({ code: 0, stdout: `${line}\n`, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({
      ...{ kind: 'local', state: 'up', endpoint: expect.stringMatching(/^http:/), region: 'us-east-1' },
      env: { AWS_ACCESS_KEY_ID: /AWS_ACCESS_KEY_ID=(AKIA\w{16}) /.exec(line)?.[1], AWS_REGION: 'us-east-1' },
    });
    if (!hasAws) return;
    const asked = await run(
      'sh',
      ['-c', `${line}; aws ec2 describe-vpcs --query 'length(Vpcs)' --output text`],
      { env: { PATH: process.env['PATH'], HOME: sandbox.directory } },
    );
    expect(Number(asked.stdout)).toBeGreaterThan(0);
  });
});
