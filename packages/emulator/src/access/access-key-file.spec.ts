import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessKeyPath, ownAccessKey, readAccessKey, reasonNotPrivate } from './access-key-file.js';

describe('the access key of a state folder', () => {
  let folder = '';
  let path = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-key-'));
    path = accessKeyPath(folder);
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, for this user alone, and stays', async () => {
    expect(await readAccessKey(folder)).toBeUndefined();

    const made = await ownAccessKey(folder);

    expect(await ownAccessKey(folder)).toEqual(made);
    expect(await readAccessKey(folder)).toEqual(made);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(made);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is not taken from a file that others may read', async () => {
    await ownAccessKey(folder);
    await chmod(path, 0o640);

    await expect(ownAccessKey(folder)).rejects.toMatchObject({
      code: 'BrokenAccessKey',
      message: `The access key \`${path}\` is open to others (mode 640). Remove the file; the next start makes another: clicamos local down, then clicamos local up`,
    });
  });

  it('is not taken through a link', async () => {
    await writeFile(join(folder, 'other'), '{}', { mode: 0o600 });
    await symlink(join(folder, 'other'), path);

    await expect(ownAccessKey(folder)).rejects.toMatchObject({
      message: expect.stringContaining('is a link'),
    });
  });

  it.each(['', 'null', '{"accessKeyId":"a"}', '{'])('is not taken from a file of %j', async (text) => {
    await writeFile(path, text, { mode: 0o600 });

    await expect(readAccessKey(folder)).rejects.toMatchObject({
      message: expect.stringContaining('does not hold an access key'),
    });
  });

  it('is not taken from a file of another user', () => {
    const facts = { uid: 1, mode: 0o100600, isFile: () => true };

    expect(reasonNotPrivate(facts, 0)).toBe('belongs to user 1, and this is user 0');
    expect(reasonNotPrivate(facts, 1)).toBeUndefined();
    expect(reasonNotPrivate(facts, undefined)).toBeUndefined();
    expect(reasonNotPrivate({ ...facts, isFile: () => false }, 1)).toBe('is not a file');
  });
});
