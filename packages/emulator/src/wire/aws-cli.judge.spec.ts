import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { createSsm } from '../ssm/create-ssm.js';
import { createSts } from '../sts/create-sts.js';
import { serving, surroundings } from '../testing/wire/wire-fixtures.js';
import { outsiderEnvironment } from '../testing/outsider-environment.js';

const TIMEOUT_MS = 60_000;
const run = promisify(execFile);
const isInstalled = spawnSync('aws', ['--version']).status === 0;

if (isInstalled) {
  it(
    'is read by the aws CLI in the query and the JSON protocol',
    async () => {
      await serving(
        { services: [createSts(surroundings), createSsm(surroundings)] },
        async ({ endpoint }) => {
          const identity = await aws(endpoint, 'sts', 'get-caller-identity');
          await aws(endpoint, 'ssm', 'put-parameter', '--name', '/a', '--value', 'b', '--type', 'String');
          const parameter = await aws(endpoint, 'ssm', 'get-parameter', '--name', '/a');
          const missing = aws(endpoint, 'ssm', 'get-parameter', '--name', '/b');

          expect(identity).toEqual({
            UserId: '123456789012',
            Account: '123456789012',
            Arn: 'arn:aws:iam::123456789012:root',
          });
          expect(parameter).toMatchObject({ Parameter: { Name: '/a', Value: 'b', Version: 1 } });
          await expect(missing).rejects.toThrow(
            '(ParameterNotFound) when calling the GetParameter operation',
          );
        },
      );
    },
    TIMEOUT_MS,
  );

  it.each([
    ['s3 ls', 'InvalidAction', 's3'],
    ['lambda list-functions', 'UnknownOperationException', 'lambda'],
    ['cloudwatch describe-alarms', 'UnknownOperationException', 'monitoring DescribeAlarms'],
    ['cloudformation list-stacks', 'InvalidAction', 'cloudformation ListStacks'],
  ])(
    'names the service that it does not emulate, so that the aws CLI says it: aws %s',
    async (command, code, what) => {
      await serving({ services: [createSts(surroundings)] }, async ({ endpoint }) => {
        const refused = aws(endpoint, ...command.split(' '));

        await expect(refused).rejects.toThrow(`(${code})`);
        await expect(refused).rejects.toThrow(
          `The emulator does not answer ${what}; its BEHAVIOR.md lists what it answers`,
        );
      });
    },
    TIMEOUT_MS,
  );
} else {
  it('is read by the aws CLI (which is not on PATH here, so this was NOT RUN)', () => {
    process.stderr.write('The aws CLI is not on PATH: nothing shows here that it reads the emulator.\n');
  });
}

async function aws(endpoint: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout } = await run('aws', ['--endpoint-url', endpoint, '--output', 'json', ...args], {
    env: outsiderEnvironment(endpoint),
  });
  return JSON.parse(stdout);
}
