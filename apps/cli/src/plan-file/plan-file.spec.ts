import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoScalingClient, UpdateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';

const config = `
service: web
defaultEnvironment: local
environments:
  local: { cloud: emulator, speed: 40 }
  other: { cloud: emulator, speed: 40 }
`;

async function openSandbox(): Promise<Sandbox & AsyncDisposable> {
  const sandbox = await createSandbox();
  await sandbox.write('clicamos.yaml', config);
  const close = async () => {
    await sandbox.run('local', 'down');
    await sandbox.remove();
  };
  return { ...sandbox, [Symbol.asyncDispose]: close };
}

/** What somebody does by hand, beside us. */
async function resize(exported: string, AutoScalingGroupName: string, MaxSize: number): Promise<void> {
  const [, variables = ''] = /^ {2}export (.*)$/m.exec(exported) ?? [];
  const env = new Map(variables.split(' ').map((pair) => pair.split('=') as [string, string]));
  const client = new AutoScalingClient({
    endpoint: env.get('AWS_ENDPOINT_URL') ?? '',
    region: 'us-east-1',
    credentials: {
      accessKeyId: env.get('AWS_ACCESS_KEY_ID') ?? '',
      secretAccessKey: env.get('AWS_SECRET_ACCESS_KEY') ?? '',
    },
  });
  await client.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, MaxSize }));
  client.destroy();
}

describe('a plan in a file', () => {
  it('is what deploy does, and nothing where the service has changed since', async () => {
    await using sandbox = await openSandbox();
    const { run } = sandbox;
    const { stdout: exported } = await run('local', 'up');
    await run('deploy', '--no-probe');
    const ami = (await run('local', 'bake')).stdout.trim();

    const planned = await run('plan', '--ami', ami, '--out', 'plan.json');

    expect(planned).toMatchObject({ code: 0 });
    expect(planned.stdout).toContain('Nothing was changed. Run: clicamos deploy local --plan plan.json');
    expect((await stat(join(sandbox.directory, 'plan.json'))).mode & 0o777).toBe(0o600);

    await resize(exported, 'web-v001', 7);
    const stale = await run('deploy', '--plan', 'plan.json');

    expect(stale).toMatchObject({ code: 2 });
    expect(stale.stderr).toMatch(/is stale: .* Nothing was changed\.\n {2}previous\.maxSize: 4 -> 7\n/);

    await resize(exported, 'web-v001', 4);
    const deployed = await run('deploy', '--plan', 'plan.json', '--no-probe');

    expect(deployed).toMatchObject({ code: 0 });
    expect(deployed.stdout).toContain(`web-v002 (${ami})`);
  }, 120_000);

  it('is refused when it is another version, another service or environment, or no plan', async () => {
    await using sandbox = await openSandbox();
    const { run, write } = sandbox;
    await run('local', 'up');
    const ami = (await run('local', 'bake')).stdout.trim();
    await run('plan', '--ami', ami, '--out', 'plan.json');
    const file = JSON.parse(await readFile(join(sandbox.directory, 'plan.json'), 'utf8')) as object;
    const refusal = async (change: object, ...args: string[]) => {
      await write('changed.json', JSON.stringify({ ...file, ...change }));
      const { code, stderr } = await run('deploy', ...args, '--plan', 'changed.json');
      return `${code} ${stderr}`;
    };

    expect(await refusal({ format: 'clicamos.plan/2' })).toMatch(/^2 .*expected format `clicamos\.plan\/1`/);
    expect(await refusal({ service: 'api' })).toMatch(/^2 .*a plan for service `api`, but this is/);
    expect(await refusal({ account: '1' })).toMatch(/^2 .*a plan for account `1`, but this is/);
    expect(await refusal({ environment: 'other' }, 'local')).toMatch(/^2 .*a plan for environment `other`/);
    expect(await refusal({ imageId: undefined })).toMatch(/^2 .*no whole plan: imageId/);
    expect(await run('deploy', '--plan', 'nowhere.json')).toMatchObject({ code: 2 });
    expect(await run('deploy', '--plan', 'plan.json', '--ami', ami)).toMatchObject({ code: 2 });
  }, 120_000);
});
