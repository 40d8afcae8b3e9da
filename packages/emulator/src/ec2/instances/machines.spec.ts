import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Endpoint } from '../../service/ports.js';
import { createTestEc2, untilState, webProgram, type TestEc2 } from '../../testing/ec2/ec2-fixture.js';
import { consoleOf, untilConsole } from '../../testing/ec2/until-console.js';

const betweenLooksMs = 10;

interface Launched {
  readonly Instances: readonly { readonly InstanceId: string }[];
}

async function launch(ec2: TestEc2, imageId: string): Promise<string> {
  const input = { ImageId: imageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };
  const { Instances } = await ec2.call<Launched>('RunInstances', input);
  return Instances[0]?.InstanceId ?? '';
}

/** Asks until something listens: a program that has started listens a moment later. */
async function fetchFrom(
  endpoint: Endpoint | undefined,
): Promise<{ env: Record<string, string>; from: string }> {
  for (;;) {
    const body = await request(endpoint).catch(() => undefined);
    if (body !== undefined) return JSON.parse(body);
    await setTimeout(betweenLooksMs);
  }
}

function request(endpoint: Endpoint | undefined): Promise<string> {
  const { host, port, localAddress } = endpoint ?? { host: '127.0.0.1', port: 1 };
  return new Promise((resolve, reject) => {
    const sent = get({ host, port, localAddress, agent: false }, async (response) => {
      resolve((await response.toArray()).join(''));
    });
    sent.once('error', reject);
  });
}

const pidOf = (ec2: TestEc2, id: string): number =>
  JSON.parse(readFileSync(join(ec2.stateDirectory, 'instances', `${id}.json`), 'utf8')).pid;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until a program has written a text so many times. */
async function untilWritten(ec2: TestEc2, id: string, text: string, times = 1): Promise<void> {
  await untilConsole(ec2, id, (all) => all.split(text).length > times);
}

describe('machines', () => {
  it.each(['own', 'shared'] as const)('serve the image`s port, with %s addresses', async (addresses) => {
    await using ec2 = await createTestEc2({ addresses });
    const id = await launch(ec2, await ec2.register(webProgram));
    await untilState(ec2.instances, id, 'running');

    const endpoint = ec2.instances.address(id, 80);
    const { env } = await fetchFrom(endpoint);

    expect(env).toMatchObject({ HOST: endpoint?.host, PORT: String(endpoint?.port), INSTANCE_ID: id });
    expect(ec2.instances.address(id, 81) === undefined).toBe(addresses === 'shared');
  });

  it('see connections from another address than their own', async () => {
    await using ec2 = await createTestEc2();
    const id = await launch(ec2, await ec2.register(webProgram));
    await untilState(ec2.instances, id, 'running');

    const endpoint = ec2.instances.address(id, 80);
    const { from } = await fetchFrom(endpoint);

    expect(from).toBe(platform() === 'linux' ? endpoint?.host.replace(/\.\d+\.\d+$/, '.0.1') : '127.0.0.1');
  });

  it('give programs nothing of the emulator`s environment', async () => {
    await using ec2 = await createTestEc2();
    const imageId = await ec2.register(webProgram, { env: { GREETING: 'hello' }, port: 8123 });
    const id = await launch(ec2, imageId);
    await untilState(ec2.instances, id, 'running');

    const { env } = await fetchFrom(ec2.instances.address(id, 8123));

    expect(Object.keys(env).sort()).toEqual([
      'AMI_ID',
      'AWS_EC2_METADATA_SERVICE_ENDPOINT',
      'AWS_REGION',
      'GREETING',
      'HOST',
      'INSTANCE_ID',
      'PATH',
      'PORT',
    ]);
    expect(env).toMatchObject({ GREETING: 'hello', PORT: '8123', AMI_ID: imageId });
  });

  it('run several of one image side by side on addresses of their own', async () => {
    await using ec2 = await createTestEc2();
    const imageId = await ec2.register(webProgram);
    const ids = [await launch(ec2, imageId), await launch(ec2, imageId)];
    await Promise.all(ids.map((id) => untilState(ec2.instances, id, 'running')));

    const answers = await Promise.all(ids.map((id) => fetchFrom(ec2.instances.address(id, 80))));

    expect(answers.map(({ env }) => env['INSTANCE_ID'])).toEqual(ids);
    expect(new Set(answers.map(({ env }) => env['HOST'])).size).toBe(2);
  });

  it('tell each state once, in order', async () => {
    await using ec2 = await createTestEc2();
    const states: string[] = [];
    ec2.instances.onChange(({ state }) => states.push(state));
    const id = await launch(ec2, await ec2.register(webProgram));
    await untilState(ec2.instances, id, 'running');

    await ec2.call('TerminateInstances', { InstanceIds: [id] });
    await ec2.call('TerminateInstances', { InstanceIds: [id] });
    await untilState(ec2.instances, id, 'terminated');

    expect(states).toEqual(['pending', 'running', 'shutting-down', 'terminated']);
    // The hour for which it is shown.
    expect(ec2.openWaits()).toBe(1);
    expect(ec2.instances.address(id, 80)).toBeUndefined();
  });

  it('end a program by SIGTERM and keep what it wrote', async () => {
    await using ec2 = await createTestEc2();
    const id = await launch(ec2, await ec2.register(webProgram));
    await untilWritten(ec2, id, `listening as ${id}`);
    const pid = pidOf(ec2, id);

    ec2.instances.terminate(id);
    await untilState(ec2.instances, id, 'terminated');

    expect(isAlive(pid)).toBe(false);
    expect(await consoleOf(ec2, id)).toMatch(/listening as [^]*bye\n\[clicamos\] exited with code 0\n$/);
    expect(existsSync(join(ec2.stateDirectory, 'instances', `${id}.json`))).toBe(false);
  });

  it('are rebooted: the program ends and another begins, and EC2 calls the instance running all the time', async () => {
    await using ec2 = await createTestEc2();
    const id = await launch(ec2, await ec2.register(webProgram));
    await untilWritten(ec2, id, `listening as ${id}`);
    const before = pidOf(ec2, id);
    const states: string[] = [];
    ec2.instances.onChange(({ state }) => states.push(state));

    await ec2.call('RebootInstances', { InstanceIds: [id] });
    await untilWritten(ec2, id, `listening as ${id}`, 2);

    expect(isAlive(before)).toBe(false);
    expect(pidOf(ec2, id)).not.toBe(before);
    expect(await consoleOf(ec2, id)).toMatch(/bye\n\[clicamos\] exited with code 0\n\[clicamos\] starts/);
    expect((await fetchFrom(ec2.instances.address(id, 80))).env).toMatchObject({ INSTANCE_ID: id });
    expect(states).toEqual([]);
  });

  it('end for good when they are terminated in the middle of a reboot', async () => {
    await using ec2 = await createTestEc2();
    const id = await launch(ec2, await ec2.register(webProgram));
    await untilWritten(ec2, id, `listening as ${id}`);
    const before = pidOf(ec2, id);

    await ec2.call('RebootInstances', { InstanceIds: [id] });
    ec2.instances.terminate(id);
    await untilState(ec2.instances, id, 'terminated');

    expect(isAlive(before)).toBe(false);
    expect((await consoleOf(ec2, id)).split('starts:')).toHaveLength(2);
  });

  it('kill a program that ignores SIGTERM after the grace', async () => {
    await using ec2 = await createTestEc2({ terminateGraceMs: 0, shortestGraceMs: 300 });
    const stubborn = `process.on('SIGTERM', () => console.log('no')); setInterval(() => {}, 1000); console.log('up');`;
    const id = await launch(ec2, await ec2.register(stubborn));
    await untilWritten(ec2, id, 'up');
    const pid = pidOf(ec2, id);
    const asked = performance.now();

    ec2.instances.terminate(id);
    await untilState(ec2.instances, id, 'terminated');

    expect(performance.now() - asked).toBeGreaterThanOrEqual(295);
    expect(isAlive(pid)).toBe(false);
    expect(await consoleOf(ec2, id)).toMatch(/no\n[^]*ended by SIGKILL/);
  });

  it('let a program behind a shell drain, though the shell is gone at once', async () => {
    await using ec2 = await createTestEc2({ shortestGraceMs: 5000 });
    const slow = `process.on('SIGTERM', () => setTimeout(() => { console.log('drained'); process.exit(0); }, 200)); setInterval(() => {}, 1000); console.log('up');`;
    const start = ['sh', '-c', `${process.execPath} app.mjs & wait`];
    const id = await launch(ec2, await ec2.register(slow, { start }));
    await untilWritten(ec2, id, 'up');

    ec2.instances.terminate(id);
    await untilState(ec2.instances, id, 'terminated');

    expect(await consoleOf(ec2, id)).toMatch(/ended by SIGTERM[^]*drained|drained[^]*ended by SIGTERM/);
  });

  it.each([
    ['exits by itself', ['node', '-e', 'process.exit(3)'], 'exited with code 3'],
    ['cannot be started', ['no-such-program'], 'exited with code 127'],
  ])('stay running when the program %s', async (_, start, note) => {
    await using ec2 = await createTestEc2();
    const id = await launch(ec2, await ec2.register('', { start }));

    await untilWritten(ec2, id, note);

    expect(ec2.instances.get(id)?.state).toBe('running');
    ec2.instances.terminate(id);
    expect((await untilState(ec2.instances, id, 'terminated')).state).toBe('terminated');
  });

  it('never run a program that is terminated while it boots', async () => {
    await using ec2 = await createTestEc2({ speed: 1 });
    const id = await launch(ec2, await ec2.register(webProgram));

    ec2.instances.terminate(id);
    expect(ec2.openWaits()).toBe(0);
    await untilState(ec2.instances, id, 'terminated');

    expect(await consoleOf(ec2, id)).toBe('');
  });

  it('leave no process when the service closes, whatever they are at', async () => {
    const ec2 = await createTestEc2({ shortestGraceMs: 200, terminateGraceMs: 3_600_000_000 });
    const stubborn = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up');`;
    const imageId = await ec2.register(stubborn);
    const ids = [await launch(ec2, imageId), await launch(ec2, imageId), await launch(ec2, imageId)];
    await Promise.all(ids.map((id) => untilWritten(ec2, id, 'up')));
    const pids = ids.map((id) => pidOf(ec2, id));
    const gone = await launch(ec2, imageId);
    ec2.instances.terminate(gone);
    await untilState(ec2.instances, gone, 'terminated');
    ec2.instances.terminate(ids[0] ?? '');
    await launch(ec2, imageId);

    await ec2.close();

    expect(pids.filter(isAlive)).toEqual([]);
    expect(ec2.openWaits()).toBe(0);
  });

  it('show the last 64 KB of a long log', async () => {
    await using ec2 = await createTestEc2();
    const talkative = `for (let line = 0; line < 20000; line++) console.log('line ' + line);`;
    const id = await launch(ec2, await ec2.register(talkative));

    await untilWritten(ec2, id, 'exited');

    const output = await consoleOf(ec2, id);
    expect(output.length).toBe(65_536);
    expect(output).toContain('line 19999');
    expect(output).not.toContain('line 42\n');
  });

  it('forget a terminated instance after an hour', async () => {
    await using ec2 = await createTestEc2({ speed: 3_600_000 });
    const id = await launch(ec2, await ec2.register(webProgram));
    ec2.instances.terminate(id);
    await untilState(ec2.instances, id, 'terminated');

    const gone = async () => {
      while (ec2.instances.get(id)) await setTimeout(1);
    };
    await gone();

    await expect(ec2.call('DescribeInstances', { InstanceIds: [id] })).rejects.toMatchObject({
      code: 'InvalidInstanceID.NotFound',
    });
  });
});
