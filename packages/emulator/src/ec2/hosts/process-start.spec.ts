import { startIdleProcess } from '../../testing/background/idle-process.js';
import { isSameProcess, thisProcess } from './is-same-process.js';
import { processStart } from './process-start.js';

describe('processStart', () => {
  it('is the same for a process for as long as it runs, and then nothing', async () => {
    await using child = await startIdleProcess();
    const start = await processStart(child.pid);

    expect(start).toMatch(/\d/);
    expect(await processStart(child.pid)).toBe(start);
    await child.end();
    expect(await processStart(child.pid)).toBeUndefined();
  });

  it.each([-1, 0, 1.5, NaN])('knows no process %d', async (pid) => {
    expect(await processStart(pid)).toBeUndefined();
  });
});

describe('isSameProcess', () => {
  it('knows this process, and takes no other with its id for it', async () => {
    const self = await thisProcess();
    if (self === undefined) throw new Error('The system does not tell when this process began');

    expect(await isSameProcess(self)).toBe(true);
    expect(await isSameProcess({ ...self, processStart: `${self.processStart}0` })).toBe(false);
  });
});
