import { createSandbox } from '../testing/clicamos.js';
import { createConnectProxy } from '../testing/connect-proxy.js';
import { createTeamOnAws, type TeamOnAws } from '../testing/team-on-aws.js';

// A whole rollout from a machine that reaches AWS through a proxy alone: nobody answers there at the address of AWS.

const host = '127.0.0.9';

describe('clicamos deploy behind a proxy', () => {
  let team: TeamOnAws;

  beforeAll(async () => {
    team = await createTeamOnAws();
  }, 300_000);

  afterAll(() => team[Symbol.asyncDispose]());

  const aws = () => ({ ...team.variables, AWS_ENDPOINT_URL: `http://${host}:${team.endpoint.port}` });
  const config = () => team.configWith('    rollout: { bakeSeconds: 2, drainFloorSeconds: 1 }');

  it('asks AWS through it alone, and the service beside it, without a lost request', async () => {
    await using proxy = await createConnectProxy('ana:s3cret', { [host]: team.endpoint.hostname });
    const noProxy = new URL(team.url).host;
    await using user = await createSandbox({ ...aws(), HTTP_PROXY: proxy.url, NO_PROXY: noProxy });
    await user.write('clicamos.yaml', config());

    const { code, stdout, stderr } = await user.run('deploy', 'prod', '--ami', await team.bake());

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^deployed +web-v002 /m);
    expect(stdout).toMatch(/^ +probe +[\d ]+ requests, 0 lost/m);
    expect(stdout).not.toContain('s3cret');
    // Of many calls some share a tunnel.
    expect(proxy.asked.length).toBeGreaterThan(3);
    expect(new Set(proxy.asked)).toEqual(new Set([`${host}:${team.endpoint.port}`]));
  }, 300_000);

  it('asks nobody through it where NO_PROXY names AWS, and says that AWS does not answer', async () => {
    await using proxy = await createConnectProxy(undefined, { [host]: team.endpoint.hostname });
    await using user = await createSandbox({ ...aws(), HTTP_PROXY: proxy.url, NO_PROXY: host });
    await user.write('clicamos.yaml', config());

    const { code, stdout, stderr } = await user.run('status', 'prod');

    expect(code).not.toBe(0);
    expect(`${stdout}${stderr}`).toContain(`ECONNREFUSED ${host}`);
    expect(proxy.asked).toEqual([]);
  }, 120_000);
});
