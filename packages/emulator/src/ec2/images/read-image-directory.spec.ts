import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readImageDirectory } from './read-image-directory.js';

describe('readImageDirectory', () => {
  let folder = '';
  const manifest = () => join(folder, 'image.json');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-image-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('reads a manifest', async () => {
    await writeFile(manifest(), JSON.stringify({ start: ['node', 'main.js'], port: 80 }));

    expect(readImageDirectory(folder).program).toMatchObject({
      directory: folder,
      start: ['node', 'main.js'],
    });
  });

  it('does not wait at a pipe', () => {
    execFileSync('mkfifo', [manifest()]);

    expect(() => readImageDirectory(folder)).toThrow(/could not be read: Error: it is not a regular file/);
  });

  it('reads no folder', async () => {
    await mkdir(manifest());

    expect(() => readImageDirectory(folder)).toThrow(/it is not a regular file/);
  });

  it('reads nothing that is larger than a manifest', async () => {
    await writeFile(manifest(), `{ "start": ["${'x'.repeat(70_000)}"], "port": 80 }`);

    expect(() => readImageDirectory(folder)).toThrow(/it has 70\d{3} bytes, more than the 65536/);
  });
});
