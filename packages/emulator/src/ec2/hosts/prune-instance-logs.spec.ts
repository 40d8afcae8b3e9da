import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instancesFolder, logFile } from './instance-files.js';
import { recordProcess } from './pid-files.js';
import { logsBeyond, pruneInstanceLogs } from './prune-instance-logs.js';

describe('logsBeyond', () => {
  const log = (file: string, modifiedMs: number, bytes = 10) => ({ file, modifiedMs, bytes });

  it.each([
    { name: 'nothing within the budget', budget: { files: 3, bytes: 30 }, gone: [] },
    { name: 'the oldest beyond a number of files', budget: { files: 1, bytes: 30 }, gone: ['b', 'a'] },
    { name: 'the oldest beyond a number of bytes', budget: { files: 3, bytes: 29 }, gone: ['a'] },
  ])('names $name', ({ budget, gone }) => {
    const logs = [log('a', 1), log('c', 3), log('b', 2)];

    expect(logsBeyond(logs, budget).map(({ file }) => file)).toEqual(gone);
  });
});

describe('pruneInstanceLogs', () => {
  it('removes the oldest logs of instances that have ended, and none of one that runs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clicamos-logs-'));
    try {
      await mkdir(instancesFolder(folder));
      for (const [index, id] of ['i-runs', 'i-old', 'i-new'].entries()) {
        await writeFile(logFile(folder, id), 'log');
        await utimes(logFile(folder, id), index, index);
      }
      recordProcess(folder, { instanceId: 'i-runs', pid: 1, startedAt: '' });

      pruneInstanceLogs(folder, { files: 1, bytes: 100 });

      expect(await readdir(instancesFolder(folder))).toEqual(['i-new.log', 'i-runs.json', 'i-runs.log']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('finds nothing to remove where no instance ever ran', () => {
    expect(() => pruneInstanceLogs(join(tmpdir(), 'clicamos-no-such-folder'))).not.toThrow();
  });
});
