import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built program. */
export const main = join(import.meta.dirname, '..', '..', 'dist', 'main.js');

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for the built command: what it starts there, `remove` ends. */
export interface Sandbox extends AsyncDisposable {
  readonly directory: string;
  /** What its commands see of the environment. */
  readonly env: NodeJS.ProcessEnv;
  run(...args: string[]): Promise<Ended>;
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

export async function createSandbox(more: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
  const directory = await mkdtemp(join(tmpdir(), 'clicamos-cli-'));
  const env = {
    PATH: process.env['PATH'],
    HOME: directory,
    CLICAMOS_OWNER_PID: String(process.pid),
    ...more,
  };
  const run = (...args: string[]) => runMain(args, { cwd: directory, env });
  const remove = async () => {
    await run('local', 'down');
    await rm(directory, { recursive: true, force: true });
  };
  return {
    directory,
    env,
    run,
    remove,
    write: (file, text) => writeFile(join(directory, file), text),
    [Symbol.asyncDispose]: remove,
  };
}

function runMain(
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], options, (error, stdout, stderr) =>
      resolve({ code: exitCodeOf(error), stdout, stderr }),
    );
  });
}

const exitCodeOf = (error: { readonly code?: unknown } | null): number =>
  error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
