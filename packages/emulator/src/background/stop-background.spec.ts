import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { EC2Client, RegisterImageCommand, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { processStart } from '../ec2/hosts/process-start.js';
import { recordedProcesses } from '../ec2/hosts/pid-files.js';
import { createBackgroundFixture, untilGone } from '../testing/background/background-fixture.js';
import { startIdleProcess } from '../testing/background/idle-process.js';
import { emulatorVersion } from '../version.js';
import { isAlive } from '../testing/background/is-alive.js';
import { findBackground } from './find-background.js';
import { takeLock } from './lock.js';
import type { StartedBackground } from './start-background.js';
import { stopBackground } from './stop-background.js';

describe('stopBackground', () => {
  it('ends the process, the processes of its instances, and the lock', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    const started = await background.start({ speed: 1_000 });
    const { endpoint, pid } = started;
    const instance = await runInstance(started, stateDirectory);

    const was = await stopBackground(stateDirectory);

    expect(was).toBe('stopped');
    await instance.ended;
    expect(recordedProcesses(stateDirectory)).toEqual([]);
    expect(await findBackground(stateDirectory)).toEqual({ kind: 'none' });
    await expect(fetch(endpoint)).rejects.toThrow();
    await untilGone(pid);
  });

  it('lets another one start at once', async () => {
    await using background = await createBackgroundFixture();
    const first = await background.start();

    await stopBackground(background.stateDirectory);
    const second = await background.start({ port: Number(new URL(first.endpoint).port) });

    expect(second.id).not.toBe(first.id);
    expect(second.credentials).toEqual(first.credentials);
  });

  it('clears away what one that was killed left, so that another can start', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    const started = await background.start({ speed: 1_000 });
    const instance = await runInstance(started, stateDirectory);
    await started.kill();

    const was = await stopBackground(stateDirectory);

    expect(was).toBe('cleared');
    expect(await findBackground(stateDirectory)).toEqual({ kind: 'none' });
    expect(recordedProcesses(stateDirectory)).toEqual([]);
    await instance.ended;
    await background.start();
  });

  it('has nothing left to end of one that was killed: not even a program in a session of its own', async () => {
    await using background = await createBackgroundFixture();
    const started = await background.start({ speed: 1_000 });
    const instance = await runInstance(started, background.stateDirectory, inOwnSession);

    await started.kill();

    await instance.ended;
  });

  it('ends one that does not serve yet', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    await mkdir(stateDirectory);
    await using starting = await startIdleProcess();
    const lock = { version: emulatorVersion, id: 'a', startedAt: new Date().toISOString() };
    const start = (await processStart(starting.pid)) ?? '';
    await takeLock(stateDirectory, { ...lock, pid: starting.pid, processStart: start });

    const was = await stopBackground(stateDirectory);

    expect(was).toBe('stopped');
    await untilGone(starting.pid);
    expect(await starting.ended).toBe('SIGTERM');
  });

  it('ends one that was stopped, which would not hear of it', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    const { pid } = await background.start();
    process.kill(pid, 'SIGSTOP');

    const was = await stopBackground(stateDirectory, { answerWithinMs: 200 });

    expect(was).toBe('stopped');
    await untilGone(pid);
    expect(await findBackground(stateDirectory)).toEqual({ kind: 'none' });
  });

  it('never ends a program that got the process id later', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    await mkdir(stateDirectory);
    await using other = await startIdleProcess();
    await takeLock(stateDirectory, { ...unpublished, pid: other.pid, processStart: 'before' });

    const was = await stopBackground(stateDirectory);

    expect(was).toBe('cleared');
    expect(isAlive(other.pid)).toBe(true);
    expect(await findBackground(stateDirectory)).toEqual({ kind: 'none' });
  });

  it('never ends a program of which nothing shows that it is the emulator, and says so', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    await mkdir(stateDirectory);
    await using other = await startIdleProcess();
    await takeLock(stateDirectory, { ...unpublished, pid: other.pid });

    const stopping = stopBackground(stateDirectory);

    await expect(stopping).rejects.toMatchObject({
      code: 'StopFailed',
      message: expect.stringMatching(/^Process \d+ may be another program: /),
    });
    expect(isAlive(other.pid)).toBe(true);
  });

  it.each([-1, 0])('signals nobody for a lock that names process %d', async (pid) => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    await mkdir(stateDirectory);
    await using other = await startIdleProcess();
    await takeLock(stateDirectory, { ...unpublished, pid });

    expect(await stopBackground(stateDirectory)).toBe('cleared');
    expect(isAlive(other.pid)).toBe(true);
  });

  it('finds none to stop where nothing was started', async () => {
    await using background = await createBackgroundFixture();

    expect(await stopBackground(background.stateDirectory)).toBe('none');
  });
});

const unpublished = { version: emulatorVersion, id: 'a', startedAt: '2026-01-31T12:00:00.000Z' };

/** Starts an instance whose process holds a connection to this one: that tells when it is up and when it has ended. */
async function runInstance(
  started: StartedBackground,
  stateDirectory: string,
  program = connectsTo,
): Promise<{ ended: Promise<unknown> }> {
  const listener = createServer().listen(0, '127.0.0.1');
  try {
    await once(listener, 'listening');
    const up = once(listener, 'connection', { signal: AbortSignal.timeout(20_000) });
    await Promise.all([
      up,
      launch(started, await writeImage(join(stateDirectory, 'image'), program(portOf(listener)))),
    ]);
    const [connection]: Socket[] = await up;
    if (connection === undefined) throw new Error('There was no connection');
    return { ended: once(connection.resume(), 'close', { signal: AbortSignal.timeout(20_000) }) };
  } finally {
    listener.close();
  }
}

async function launch({ endpoint, credentials }: StartedBackground, ImageLocation: string): Promise<void> {
  const ec2 = new EC2Client({ endpoint, region: 'us-east-1', credentials });
  const { ImageId } = await ec2.send(new RegisterImageCommand({ Name: 'idle', ImageLocation }));
  await ec2.send(new RunInstancesCommand({ ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }));
  ec2.destroy();
}

async function writeImage(folder: string, program: string): Promise<string> {
  await mkdir(folder);
  await writeFile(join(folder, 'image.json'), JSON.stringify({ start: ['node', '-e', program], port: 80 }));
  return folder;
}

const portOf = (listener: Server) => (listener.address() as AddressInfo).port; // a listening TCP server has an address of this form

const connectsTo = (port: number) => `require('node:net').connect(${port}, '127.0.0.1').resume()`;

/** It leaves the instance's process group, and the first process ends. */
const inOwnSession = (port: number) =>
  `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(connectsTo(port))}], { detached: true, stdio: 'ignore' }).unref()`;
