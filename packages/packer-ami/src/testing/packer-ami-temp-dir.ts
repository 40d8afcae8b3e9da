import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is gone at the end of its block. */
export interface TempDir extends AsyncDisposable {
  readonly path: string;
  /** Writes a file and answers its path. */
  write(name: string, text: string, mode?: number): Promise<string>;
}

export async function createTempDir(): Promise<TempDir> {
  const path = await mkdtemp(join(tmpdir(), 'clicamos-packer-ami-'));
  return {
    path,
    async write(name, text, mode = 0o600) {
      await writeFile(join(path, name), text, { mode });
      return join(path, name);
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
