import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
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

    await releaseLock(folder, 'a');

    expect(await readLock(folder)).toBeUndefined();
    expect(await takeLock(folder, { ...lock, id: 'b' })).toBe(true);
  });

  it('is removed only by its owner: the end of one emulator leaves the lock of the next', async () => {
    await takeLock(folder, { ...lock, id: 'b' });

    await releaseLock(folder, 'a');

    expect(await readLock(folder)).toMatchObject({ id: 'b' });
    expect(await readdir(folder)).toEqual(['emulator.lock.json']);
  });

  it('is for its owner alone to read', async () => {
    await takeLock(folder, lock);
    const taken = await stat(path());
    await publishLock(folder, published);
    const renamed = await stat(path());

    expect([taken, renamed].map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600]);
  });

  it('cannot be taken where there is no folder', async () => {
    await expect(takeLock(join(folder, 'missing'), lock)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is read whole also while it is taken, published and released', async () => {
    const writing = write(50);

    const read = await readDuring(writing);

    expect(new Set(read.map((each) => each?.id))).toEqual(new Set([undefined, 'a']));
  });

  it.each([
    ['', 'is empty: its writer died'],
    ['{ "pid": 1', 'is broken: it does not say which process holds it'],
    ['null', 'is broken: it does not say which process holds it'],
    [JSON.stringify({ ...lock, pid: '1' }), 'is broken: it does not say which process holds it'],
    [JSON.stringify({ ...lock, endpoint: 'nowhere' }), 'is broken: it does not say which process holds it'],
  ])('is stale, with a sentence, when its file holds %j', async (text, what) => {
    await writeFile(path(), text);

    await expect(readLock(folder)).rejects.toMatchObject({
      code: 'StaleLock',
      message: `The lock \`${path()}\` ${what}. Remove the file, once no emulator serves its folder.`,
    });
  });

  it('is never a link: what that leads to is neither read nor written', async () => {
    const elsewhere = join(folder, 'elsewhere.json');
    await writeFile(elsewhere, JSON.stringify(lock));
    await symlink(elsewhere, path());

    expect(await takeLock(folder, { ...lock, id: 'b' })).toBe(false);
    await expect(readLock(folder)).rejects.toMatchObject({
      code: 'StaleLock',
      message: `The lock \`${path()}\` is a link, which is not followed. Remove the file, once no emulator serves its folder.`,
    });
    expect(JSON.parse(await readFile(elsewhere, 'utf8'))).toEqual(lock);
  });

  const path = () => join(folder, 'emulator.lock.json');

  async function write(times: number): Promise<void> {
    for (let time = 0; time < times; time++) {
      await takeLock(folder, lock);
      await publishLock(folder, published);
      await releaseLock(folder, 'a');
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
