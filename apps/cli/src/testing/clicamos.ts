import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', 'dist', 'main.js');

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for the built command: what it starts there, `remove` ends. */
export interface Sandbox {
  readonly directory: string;
  run(...args: string[]): Promise<Ended>;
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

export async function createSandbox(env: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
  const directory = await mkdtemp(join(tmpdir(), 'clicamos-cli-'));
  const run = (...args: string[]) => runMain(args, { cwd: directory, env });
  return {
    directory,
    run,
    write: (file, text) => writeFile(join(directory, file), text),
    async remove() {
      await run('local', 'down');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function runMain(
  args: readonly string[],
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string>> },
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...args],
      { cwd, env: { PATH: process.env['PATH'], HOME: cwd, CLICAMOS_OWNER_PID: String(process.pid), ...env } },
      (error, stdout, stderr) => resolve({ code: exitCodeOf(error), stdout, stderr }),
    );
  });
}

const exitCodeOf = (error: { readonly code?: unknown } | null): number =>
  error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
