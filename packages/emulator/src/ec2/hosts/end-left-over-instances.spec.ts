import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftOverInstances } from './end-left-over-instances.js';
import { thisProcess, type ProcessIdentity } from './is-same-process.js';
import { recordedProcesses, recordProcess } from './pid-files.js';

describe('endLeftOverInstances', () => {
  let folder = '';
  let child: ChildProcess;

  /** An instance's process as it looks after its emulator was killed. */
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clicamos-left-'));
    const program = 'process.stdout.write("up"); setInterval(() => {}, 1000);';
    const env = { INSTANCE_ID: 'i-1' };
    child = spawn(process.execPath, ['-e', program], {
      detached: true,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (child.stdout) await once(child.stdout, 'data');
  });

  afterEach(async () => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true });
  });

  const record = (instanceId: string, pid = child.pid ?? 0, emulator?: ProcessIdentity) =>
    recordProcess(folder, { instanceId, pid, startedAt: '2026-01-01T00:00:00.000Z', emulator });

  it('ends a recorded process and forgets it', async () => {
    record('i-1');
    const exit = once(child, 'exit');

    const ended = await endLeftOverInstances(folder);

    expect(ended).toEqual(['i-1']);
    expect(await exit).toEqual([null, 'SIGKILL']);
    expect(recordedProcesses(folder)).toEqual([]);
  });

  it('leaves the instances of an emulator alone that runs', async () => {
    record('i-1', child.pid, await thisProcess());

    expect(await endLeftOverInstances(folder)).toEqual([]);

    expect(child.signalCode).toBeNull();
    expect(recordedProcesses(folder)).toHaveLength(1);
  });

  it('ends those of an emulator whose process id another program has', async () => {
    record('i-1', child.pid, { pid: process.pid, processStart: 'before' });

    expect(await endLeftOverInstances(folder)).toEqual(['i-1']);
  });

  it('leaves a process alone that got the same id later', async () => {
    record('i-2');

    const ended = await endLeftOverInstances(folder);

    expect(ended).toEqual([]);
    expect(child.signalCode).toBeNull();
    expect(recordedProcesses(folder)).toEqual([]);
  });

  it.each([0, 1, -1, 2 ** 22 + 1])('takes no harm from the process id %d', async (pid) => {
    record('i-1', pid);

    expect(await endLeftOverInstances(folder)).toEqual([]);
  });

  it('finds nothing where no emulator ever ran', async () => {
    expect(await endLeftOverInstances(join(folder, 'nowhere'))).toEqual([]);
  });
});
