import { setTimeout } from 'node:timers/promises';
import { createSandbox, type Ended, type Sandbox } from '../testing/clicamos.js';

// The built program on an emulator in the background: where clients ask meanwhile, a process of its own, as a user runs it.
// At this speed also on a machine that others use too.

const config = `
service: web
defaultEnvironment: local
environments:
  local:
    cloud: emulator
    speed: 20
    group: { healthCheckGraceSeconds: 60 }
`;

const urlIn = (stdout: string): string => /url +(http:\S+)/.exec(stdout)?.[1] ?? '';

/** As the sweeps ask: up to 200 requests a second, which leaves the machine to what is tested. */
const betweenRequestsMs = 5;

/** Asks all the time until told to stop; answers every status and version seen. */
function askAllTheWhile(url: string) {
  let isOver = false;
  const seen: string[] = [];
  const failed: unknown[] = [];
  const loop = async () => {
    while (!isOver) {
      const response = await fetch(url).catch((error: unknown) => void failed.push(error));
      if (response && !response.ok) failed.push(response.status);
      seen.push(response?.headers.get('x-app-version') ?? 'none');
      await response?.text();
      await setTimeout(betweenRequestsMs);
    }
  };
  const ended = loop();
  return {
    async stop() {
      isOver = true;
      await ended;
      return { seen, failed };
    },
  };
}

const recordsOf = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly kind: string });

describe('clicamos on the local environment', () => {
  let sandbox: Sandbox;
  let first: Ended;

  beforeAll(async () => {
    sandbox = await createSandbox();
    await sandbox.write('clicamos.yaml', config);
    first = await sandbox.run('deploy', '--json');
  }, 120_000);

  afterAll(() => sandbox.remove());

  it('rolls to the next image without a failed request, and refuses a bad one with exit code 3', async () => {
    const url = urlIn((await sandbox.run('status')).stdout);
    expect((await fetch(url)).headers.get('x-app-version')).toBe('1');

    const asking = askAllTheWhile(url);
    const second = await sandbox.spawn('deploy');
    const { seen, failed } = await asking.stop();

    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/\d+ requests, 0 lost, p99 /);
    expect(failed).toEqual([]);
    expect(new Set(seen)).toEqual(new Set(['1', '2']));
    expect(urlIn(second.stdout)).toBe(url);

    const bad = (await sandbox.run('local', 'bake', '--set', 'HEALTH_STATUS=500')).stdout.trim();
    const third = await sandbox.spawn('deploy', '--ami', bad);

    expect(third.code).toBe(3);
    expect(third.stdout).toMatch(/rolled back .*web-v002 .*serves with 2 of 2/);
    expect((await fetch(url)).headers.get('x-app-version')).toBe('2');
  }, 120_000);

  it('tells every event as one JSON object per line', () => {
    const records = recordsOf(first.stdout);

    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(records[0]?.kind).toBe('environment');
    expect(records.map(({ kind }) => kind)).toContain('rollout-started');
    expect(records.at(-1)).toMatchObject({ kind: 'summary', result: { outcome: 'deployed' } });
  });

  it('leaves the service alone when the image is unknown', async () => {
    const { code, stderr } = await sandbox.run('deploy', '--ami', 'ami-0123456789abcdef0');

    expect(code).toBe(2);
    expect(stderr).toMatch(/ami-0123456789abcdef0/);
    // Copied as it stands there, it must not ask AWS.
    expect(stderr).toMatch(/: aws --endpoint-url http:\/\/127\.0\.0\.1:\d+ ec2 describe-images --region/);
    expect(stderr).not.toMatch(/\n +at /);
  }, 60_000);
});
