import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWatchdog } from './create-watchdog.js';

/** Where the system shows the environment of a process as a file. */
const withProc = existsSync('/proc/self/environ') ? it : it.skip;

describe('createWatchdog', () => {
  const children: ChildProcess[] = [];

  const startChild = async (env: Readonly<Record<string, string>> = {}) => {
    const program = 'process.stdout.write("up"); setInterval(() => {}, 1000);';
    const child = spawn(process.execPath, ['-e', program], {
      detached: true,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(child);
    if (child.stdout) await once(child.stdout, 'data');
    return child;
  };

  afterEach(async () => {
    for (const child of children.splice(0)) {
      const exit = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
      child.kill('SIGKILL');
      await exit;
    }
  });

  // The end of its input is all that the watchdog sees of its parent's end, so closing it is the same to it.
  it('kills what it watches, and nothing that it was told to forget, when its input ends', async () => {
    const log: string[] = [];
    const watchdog = createWatchdog({ log: (line) => log.push(line) });
    const [kept, first, second] = [await startChild(), await startChild(), await startChild()];
    const exits = [once(first, 'exit'), once(second, 'exit')];
    for (const child of [first, kept, second]) watchdog.watch(child.pid ?? 0, 'i-0');
    watchdog.forget(kept.pid ?? 0);

    await watchdog.close();

    expect(await Promise.all(exits)).toEqual([
      [null, 'SIGKILL'],
      [null, 'SIGKILL'],
    ]);
    expect(kept.signalCode).toBeNull();
    expect(log).toEqual([]);
  });

  withProc(
    'kills what left its group, known by the instance in its environment, and nothing of another',
    async () => {
      const watchdog = createWatchdog({ log: () => undefined });
      const [leader, own] = [await startChild(), await startChild({ INSTANCE_ID: 'i-1' })];
      const other = await startChild({ INSTANCE_ID: 'i-11', OTHER_INSTANCE_ID: 'i-1' });
      const exit = once(own, 'exit');
      watchdog.watch(leader.pid ?? 0, 'i-1');
      watchdog.forget(leader.pid ?? 0);

      await watchdog.close();

      expect(await exit).toEqual([null, 'SIGKILL']);
      expect([leader.signalCode, other.signalCode]).toEqual([null, null]);
    },
  );

  it('removes the folder that it was given, with all that is in it', async () => {
    const temporaryFolder = await mkdtemp(join(tmpdir(), 'clicamos-watchdog-'));
    await mkdir(join(temporaryFolder, 'instances'));
    await writeFile(join(temporaryFolder, 'instances', 'i-1.log'), 'up');

    await createWatchdog({ log: () => undefined, temporaryFolder }).close();

    expect(existsSync(temporaryFolder)).toBe(false);
  });

  it('starts no process while there is nothing to watch', async () => {
    const watchdog = createWatchdog({ log: () => undefined });
    watchdog.forget(1);

    await expect(watchdog.close()).resolves.toBeUndefined();
  });
});
