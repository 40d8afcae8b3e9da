import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrivateFolder, reasonUnsafe } from './private-files.js';

describe('makePrivateFolder', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-private-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('makes the folder, and those above it, for this user alone', async () => {
    await makePrivateFolder(join(folder, 'a', 'b'));

    expect((await stat(join(folder, 'a', 'b'))).mode & 0o777).toBe(0o700);
  });

  it('refuses a file in its place', async () => {
    const path = join(folder, 'file');
    await writeFile(path, '');

    await expect(makePrivateFolder(path)).rejects.toMatchObject({
      code: 'UnsafeFolder',
      message: expect.stringContaining('is not a folder'),
    });
  });
});

describe('reasonUnsafe', () => {
  const facts = { uid: 1_000, isSymbolicLink: () => false, isDirectory: () => true };

  it('has nothing against a folder of this user', () => {
    expect(reasonUnsafe(facts, 1_000)).toBeUndefined();
  });

  it('refuses a folder of another owner', () => {
    expect(reasonUnsafe(facts, 1_001)).toBe('belongs to user 1000, and this is user 1001');
  });

  it('refuses a link, also to a folder', () => {
    expect(reasonUnsafe({ ...facts, isSymbolicLink: () => true }, 1_000)).toBe(
      'is a link, which is not followed',
    );
  });
});
