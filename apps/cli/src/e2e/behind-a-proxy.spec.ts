import { join } from 'node:path';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';
import { createConnectProxy } from '../testing/connect-proxy.js';

// The built command, on what it takes for AWS.

const config = `
service: web
defaultEnvironment: prod
environments:
  local: { cloud: emulator, speed: 40 }
  prod: { cloud: aws, region: us-east-1, account: "123456789012", loadBalancers: [web-elb] }
`;

describe('clicamos behind a proxy', () => {
  let cloud: Sandbox;
  let endpoint: string;
  let awsVariables: Record<string, string>;

  beforeAll(async () => {
    cloud = await createSandbox();
    await cloud.write('clicamos.yaml', config);
    const up = await cloud.run('local', 'up', '--json');
    const { env } = JSON.parse(up.stdout) as { env: Record<string, string> };
    awsVariables = env;
    endpoint = env['AWS_ENDPOINT_URL'] ?? '';
  });

  afterAll(() => cloud.remove());

  it('asks every call through the proxy of the environment', async () => {
    await using proxy = await createConnectProxy('ana:s3cret');
    await using user = await createSandbox({
      ...awsVariables,
      HTTP_PROXY: proxy.url,
    });
    await user.write('clicamos.yaml', config);
    const image = (await cloud.run('local', 'bake')).stdout.trim();

    const { stdout, stderr } = await user.run('plan', 'prod', '--ami', image);

    expect(stderr).not.toContain('s3cret');
    expect(stdout).toContain('create group web-v001');
    expect(proxy.asked.length).toBeGreaterThan(0);
    expect(new Set(proxy.asked)).toEqual(new Set([new URL(endpoint).host]));
  });

  it('asks the emulator of the local environment directly, whatever proxy there is', async () => {
    await using proxy = await createConnectProxy();
    await using user = await createSandbox({ HTTP_PROXY: proxy.url });
    const { code } = await user.run(
      'plan',
      'local',
      '--ami',
      'ami-1',
      '--config',
      join(cloud.directory, 'clicamos.yaml'),
    );

    expect(code).toBe(2); // there is no such image
    expect(proxy.asked).toEqual([]);
  });
});
