import { setTimeout } from 'node:timers/promises';
import { createSandbox, type Sandbox } from './testing/clicamos.js';

// The built program, as a user runs it: each command a process of its own, on an emulator in the background.

const config = `
service: web
defaultEnvironment: local
environments:
  local:
    cloud: emulator
    speed: 40
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

async function openSandbox(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  await sandbox.write('clicamos.yaml', config);
  return sandbox;
}

describe('clicamos on the local environment', () => {
  let shared: Sandbox;

  beforeAll(async () => {
    shared = await openSandbox();
  });

  afterAll(() => shared.remove());

  it('deploys, rolls to the next image without a failed request, and refuses a bad one with exit code 3', async () => {
    await using sandbox = await openSandbox();
    const first = await sandbox.spawn('deploy');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const url = urlIn(first.stdout);
    expect((await fetch(url)).headers.get('x-app-version')).toBe('1');

    const asking = askAllTheWhile(url);
    const second = await sandbox.spawn('deploy');
    const { seen, failed } = await asking.stop();

    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/\d+ requests, 0 lost, p99 /);
    expect(failed).toEqual([]);
    expect(new Set(seen)).toEqual(new Set(['1', '2']));
    expect(urlIn(second.stdout)).toBe(url);

    const bad = (await sandbox.spawn('local', 'bake', '--set', 'HEALTH_STATUS=500')).stdout.trim();
    const third = await sandbox.spawn('deploy', '--ami', bad);

    expect(third.code).toBe(3);
    expect(third.stdout).toMatch(/rolled back .*web-v002 .*serves with 2 of 2/);
    expect((await fetch(url)).headers.get('x-app-version')).toBe('2');
  }, 120_000);

  it('tells every event as one JSON object per line', async () => {
    const { stdout, code } = await shared.spawn('deploy', '--json');

    const records = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    expect(code).toBe(0);
    expect(records[0]?.kind).toBe('environment');
    expect(records.map(({ kind }) => kind)).toContain('rollout-started');
    expect(records.at(-1)).toMatchObject({ kind: 'summary', result: { outcome: 'deployed' } });
  }, 60_000);

  it('leaves the service alone when the image is unknown', async () => {
    const { code, stderr } = await shared.spawn('deploy', '--ami', 'ami-0123456789abcdef0');

    expect(code).toBe(2);
    expect(stderr).toMatch(/ami-0123456789abcdef0/);
    // Copied as it stands there, it must not ask AWS.
    expect(stderr).toMatch(/: aws --endpoint-url http:\/\/127\.0\.0\.1:\d+ ec2 describe-images --region/);
    expect(stderr).not.toMatch(/\n +at /);
  }, 60_000);
});
