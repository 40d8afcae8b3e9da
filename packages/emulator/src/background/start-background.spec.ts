import { mkdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessKeyPath } from '../access/access-key-file.js';
import {
  connectionTo,
  createBackgroundFixture,
  untilGone,
} from '../testing/background/background-fixture.js';
import { startIdleProcess } from '../testing/background/idle-process.js';
import { serving } from '../testing/wire/wire-fixtures.js';
import { emulatorVersion } from '../version.js';
import { findBackground } from './find-background.js';
import { publishLock, readLock, type Lock } from './lock.js';
import { logPath, staleLock } from './start-background.js';

describe('startBackground', () => {
  it('answers when the emulator serves, and logs where', async () => {
    await using background = await createBackgroundFixture();

    const { endpoint, id } = await background.start();

    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${endpoint}/_clicamos/status`)).json()).toMatchObject({ id });
    expect(await readFile(logPath(background.stateDirectory), 'utf8')).toContain(` serves on ${endpoint}\n`);
  });

  it('keeps its folder to its user, also one that was there', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    await mkdir(stateDirectory, { mode: 0o755 });
    await writeFile(logPath(stateDirectory), 'from before\n', { mode: 0o644 });

    await background.start();

    expect(await modeOf(stateDirectory)).toBe('700');
    expect(await modeOf(logPath(stateDirectory))).toBe('600');
    expect(await modeOf(accessKeyPath(stateDirectory))).toBe('600');
    expect(await readFile(logPath(stateDirectory), 'utf8')).toMatch(/^from before\n/);
  });

  it('follows no link: neither as its folder nor as its log', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    const elsewhere = join(stateDirectory, '..', 'elsewhere');
    const link = join(stateDirectory, '..', 'link');
    await mkdir(elsewhere);
    await symlink(elsewhere, link);
    await mkdir(stateDirectory);
    await symlink(join(elsewhere, 'target.log'), logPath(stateDirectory));

    await expect(background.start({ stateDirectory: link })).rejects.toMatchObject({
      code: 'UnsafeFolder',
      message: `The emulator's state folder \`${link}\` is a link, which is not followed. Move it away, or use a folder of your own.`,
    });
    await expect(background.start()).rejects.toMatchObject({ code: 'ELOOP' });
    await expect(stat(join(elsewhere, 'target.log'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('moves a log of some megabytes aside, so that two of them are the most there is', async () => {
    await using background = await createBackgroundFixture();
    const { stateDirectory } = background;
    await mkdir(stateDirectory);
    await writeFile(logPath(stateDirectory), 'from before\n');
    await truncate(logPath(stateDirectory), 5_000_000);

    await background.start();

    expect((await stat(`${logPath(stateDirectory)}.1`)).size).toBe(5_000_000);
    expect((await stat(logPath(stateDirectory))).size).toBeLessThan(1_000);
  });

  it('leaves the lock of another that was put in its place', async () => {
    await using background = await createBackgroundFixture();
    const { pid } = await background.start();
    await change(background.stateDirectory, { id: 'another' });

    process.kill(pid, 'SIGTERM');
    await untilGone(pid);

    expect(await readLock(background.stateDirectory)).toMatchObject({ id: 'another' });
  });

  it('refuses a second start with AlreadyRunning, and the first goes on serving', async () => {
    await using background = await createBackgroundFixture();
    const { id, pid } = await background.start();

    const second = background.start();

    await expect(second).rejects.toMatchObject({
      name: 'EmulatorError',
      code: 'AlreadyRunning',
      message: `The emulator of \`${background.stateDirectory}\` runs already as process ${pid}.`,
    });
    expect(await findBackground(background.stateDirectory)).toMatchObject({ kind: 'running', lock: { id } });
  });

  it('lets one of two that start at once serve, and tells the other one AlreadyRunning', async () => {
    await using background = await createBackgroundFixture();

    const starts = await Promise.allSettled([background.start(), background.start()]);

    const served = starts.flatMap((start) => (start.status === 'fulfilled' ? start.value.id : []));
    const refused = starts.flatMap((start) => (start.status === 'rejected' ? start.reason.code : []));
    expect(refused).toEqual(['AlreadyRunning']);
    expect(await findBackground(background.stateDirectory)).toMatchObject({
      kind: 'running',
      lock: { id: served[0] },
    });
  });

  it('refuses with OtherVersion where an emulator of another version serves', async () => {
    await using background = await createBackgroundFixture();
    await background.start();
    await change(background.stateDirectory, { version: '0.0.1' });

    await expect(background.start()).rejects.toMatchObject({
      code: 'OtherVersion',
      message: `The emulator of \`${background.stateDirectory}\` runs version 0.0.1, this is ${emulatorVersion}. Run: clicamos local down`,
    });
  });

  it('refuses with StaleLock where one was killed, as staleLock says it', async () => {
    await using background = await createBackgroundFixture();
    const { pid, kill } = await background.start();
    await kill();
    const found = await findBackground(background.stateDirectory);
    if (found.kind !== 'stale') throw new Error(`Found ${found.kind}`);

    const { message } = staleLock(found, background.stateDirectory);

    expect(message).toBe(
      `The lock in \`${background.stateDirectory}\` (since ${found.lock.startedAt}) is stale: process ${pid} does not run. Clear it with: clicamos local down`,
    );
    await expect(background.start()).rejects.toMatchObject({ code: 'StaleLock', message });
  });

  it('fails with PortTaken where something else listens, and leaves no lock', async () => {
    await using background = await createBackgroundFixture();
    await serving({ services: [] }, async ({ endpoint }) => {
      const port = Number(new URL(endpoint).port);

      await expect(background.start({ port })).rejects.toMatchObject({
        code: 'PortTaken',
        message: `Port ${port} of 127.0.0.1 is taken; choose another in clicamos.yaml or 0 for a free one.`,
      });
    });

    expect(await findBackground(background.stateDirectory)).toEqual({ kind: 'none' });
  });

  it('fails with StartFailed and the reason, leaves no lock, and starts once the reason is gone', async () => {
    await using background = await createBackgroundFixture();

    await expect(background.start({ speed: 0 })).rejects.toMatchObject({
      code: 'StartFailed',
      message: 'Expected `speed` to be a number > 0, got `0`',
    });

    expect(await findBackground(background.stateDirectory)).toEqual({ kind: 'none' });
    await background.start({ speed: 1 });
  });

  it('ends the emulator and its lock when the process that owns it ends', async () => {
    await using background = await createBackgroundFixture();
    await using owner = await startIdleProcess();
    const { endpoint, pid } = await background.start({ ownerPid: owner.pid });
    const connection = await connectionTo(endpoint);

    await owner.end();
    await connection.closed;

    await untilGone(pid);
    expect(await findBackground(background.stateDirectory)).toEqual({ kind: 'none' });
  });
});

async function change(stateDirectory: string, changed: Partial<Lock>): Promise<void> {
  const lock = await readLock(stateDirectory);
  if (lock !== undefined) await publishLock(stateDirectory, { ...lock, ...changed });
}

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
