import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { createCli } from '@clicamos/cli';

/** Has the command load the text as its clicamos.yaml; it asks no cloud. */
export async function reasonNotConfig(text: string): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-docs-config-'));
  try {
    const file = join(folder, 'clicamos.yaml');
    await writeFile(file, text);
    const written = await messagesOfPolicy(folder);
    // The policy of an emulator is refused too: only what begins with the file's name is about the file.
    const lines = written.split('\n').filter((line) => line.includes(`${file}:`));
    return lines.length === 0 ? undefined : lines.join('\n').replaceAll(file, 'clicamos.yaml');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `iam-policy` reads the whole configuration first, and needs nothing else. */
async function messagesOfPolicy(cwd: string): Promise<string> {
  const chunks: string[] = [];
  const collect = () =>
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        chunks.push(String(chunk));
        done();
      },
    });
  const cli = createCli({
    stdin: Readable.from([]),
    stdout: collect(),
    stderr: collect(),
    cwd,
    env: {},
    signal: new AbortController().signal,
    onLeave: () => undefined,
  });
  await cli(['iam-policy']);
  return chunks.join('');
}
