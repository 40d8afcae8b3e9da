import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { EC2Client, RegisterImageCommand, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { recordedProcesses } from '../ec2/hosts/pid-files.js';
import { createBackgroundFixture, untilGone } from '../testing/background-fixture.js';
import { startIdleProcess } from '../testing/idle-process.js';
import { emulatorVersion } from '../version.js';
import { findBackground } from './find-background.js';
import { takeLock } from './lock.js';
import { stopBackground } from './stop-background.js';

describe('stopBackground', () => {
  it('ends the process, the processes of its instances, and the lock', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    const { endpoint, pid } = await background.start({ speed: 1_000 });
    const instance = await runInstance(endpoint, stateDirectory);

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
  });

  it('clears away what one that was killed left, so that another can start', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    const { endpoint, kill } = await background.start({ speed: 1_000 });
    const instance = await runInstance(endpoint, stateDirectory);
    await kill();

    const was = await stopBackground(stateDirectory);

    expect(was).toBe('cleared');
    expect(await findBackground(stateDirectory)).toEqual({ kind: 'none' });
    expect(recordedProcesses(stateDirectory)).toEqual([]);
    await instance.ended;
    await background.start();
  });

  it('ends one that does not serve yet', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    await mkdir(stateDirectory);
    await using starting = await startIdleProcess();
    const lock = { version: emulatorVersion, id: 'a', startedAt: new Date().toISOString() };
    await takeLock(stateDirectory, { ...lock, pid: starting.pid });

    const was = await stopBackground(stateDirectory);

    expect(was).toBe('stopped');
    await untilGone(starting.pid);
    expect(await starting.ended).toBe('SIGTERM');
  });

  it('finds none to stop where nothing was started', async () => {
    await using background = await createBackgroundFixture();

    expect(await stopBackground(background.stateDirectory)).toBe('none');
  });
});

/** Starts an instance whose process holds a connection to this one: that tells when it is up and when it has ended. */
async function runInstance(endpoint: string, stateDirectory: string): Promise<{ ended: Promise<unknown> }> {
  const listener = createServer().listen(0, '127.0.0.1');
  try {
    await once(listener, 'listening');
    const up = once(listener, 'connection', { signal: AbortSignal.timeout(20_000) });
    await Promise.all([up, launch(endpoint, await writeImage(join(stateDirectory, 'image'), listener))]);
    const [connection]: Socket[] = await up;
    if (connection === undefined) throw new Error('There was no connection');
    return { ended: once(connection.resume(), 'close', { signal: AbortSignal.timeout(20_000) }) };
  } finally {
    listener.close();
  }
}

async function launch(endpoint: string, ImageLocation: string): Promise<void> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const ec2 = new EC2Client({ endpoint, region: 'us-east-1', credentials });
  const { ImageId } = await ec2.send(new RegisterImageCommand({ Name: 'idle', ImageLocation }));
  await ec2.send(new RunInstancesCommand({ ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }));
  ec2.destroy();
}

async function writeImage(folder: string, listener: Server): Promise<string> {
  const { port } = listener.address() as AddressInfo; // a listening TCP server has an address of this form
  const program = `require('node:net').connect(${port}, '127.0.0.1').resume()`;
  await mkdir(folder);
  await writeFile(join(folder, 'image.json'), JSON.stringify({ start: ['node', '-e', program], port: 80 }));
  return folder;
}
