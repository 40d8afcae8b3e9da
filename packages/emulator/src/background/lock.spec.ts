import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishLock, readLock, releaseLock, takeLock, type Lock } from './lock.js';

const lock: Lock = { pid: 1, version: '0.1.0', id: 'a', startedAt: '2026-01-31T12:00:00.000Z' };
const published: Lock = { ...lock, endpoint: 'http://127.0.0.1:1' };

describe('the lock of a state folder', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-lock-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is taken once, until it is released', async () => {
    expect(await takeLock(folder, lock)).toBe(true);
    expect(await takeLock(folder, { ...lock, id: 'b' })).toBe(false);
    expect(await readLock(folder)).toEqual(lock);

    await releaseLock(folder);

    expect(await readLock(folder)).toBeUndefined();
    expect(await takeLock(folder, { ...lock, id: 'b' })).toBe(true);
  });

  it('cannot be taken where there is no folder', async () => {
    await expect(takeLock(join(folder, 'missing'), lock)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is read whole also while it is taken, published and released', async () => {
    const writing = write(1_000);

    const read = await readDuring(writing);

    expect(new Set(read.map((each) => each?.id))).toEqual(new Set([undefined, 'a']));
  });

  it('is stale if it stays empty, because its writer died', async () => {
    const path = join(folder, 'emulator.lock.json');
    await writeFile(path, '');

    await expect(readLock(folder)).rejects.toMatchObject({
      code: 'StaleLock',
      message: `The lock \`${path}\` is empty: its writer died. Remove the file.`,
    });
  });

  async function write(times: number): Promise<void> {
    for (let time = 0; time < times; time++) {
      await takeLock(folder, lock);
      await publishLock(folder, published);
      await releaseLock(folder);
    }
  }

  async function readDuring(writing: Promise<void>): Promise<readonly (Lock | undefined)[]> {
    const read: (Lock | undefined)[] = [];
    let isWriting = true;
    const written = writing.finally(() => (isWriting = false));
    try {
      while (isWriting) read.push(...(await Promise.all([1, 2, 3, 4].map(() => readLock(folder)))));
    } finally {
      await written; // else it would write into the folder that is being removed
    }
    return read;
  }
});
