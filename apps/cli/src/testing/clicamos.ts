import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';

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
  /** Runs a command of the built package in a process that has loaded it: one at a time. */
  run(...args: string[]): Promise<Ended>;
  /** The same in a terminal of so many columns: what it writes there is what a person is shown, escape codes included. */
  runIn(columns: number, ...args: string[]): Promise<Ended>;
  /** Runs the built program as a user does, in a process of its own. */
  spawn(...args: string[]): Promise<Ended>;
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

export async function createSandbox(more: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
  const directory = await mkdtemp(join(tmpdir(), 'clicamos-cli-'));
  const env = {
    PATH: process.env['PATH'],
    TMPDIR: tmpdir(),
    HOME: directory,
    CLICAMOS_OWNER_PID: String(process.pid),
    ...more,
  };
  const place = { cwd: directory, env };
  const run = (...args: string[]) => askHost(args, place);
  const remove = async () => {
    await run('local', 'down');
    await rm(directory, { recursive: true, force: true });
  };
  return {
    directory,
    env,
    run,
    runIn: (columns, ...args) => askHost(args, { ...place, columns }),
    spawn: (...args) => runMain(args, place),
    remove,
    write: (file, text) => writeFile(join(directory, file), text),
    [Symbol.asyncDispose]: remove,
  };
}

interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Of the terminal; none unless given. */
  readonly columns?: number;
}

/** Asks the `command-host.mjs` of this worker. */
async function askHost(argv: readonly string[], { cwd, env, columns }: Place): Promise<Ended> {
  const ports = process.env['CLICAMOS_COMMAND_HOSTS']?.split(' ') ?? [];
  const port = ports[Number(process.env['JEST_WORKER_ID'] ?? 1) - 1];
  const asking = request({ host: '127.0.0.1', port, method: 'POST' });
  asking.end(JSON.stringify({ argv, cwd, env, columns }));
  const [response] = await once(asking, 'response');
  const ended = (await json(response)) as Ended | { readonly refused: string }; // written by the host
  if ('refused' in ended) throw new Error(`Expected one command at a time, but ${ended.refused}`);
  return ended;
}

function runMain(args: readonly string[], place: Omit<Place, 'columns'>): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], place, (error, stdout, stderr) =>
      resolve({ code: exitCodeOf(error), stdout, stderr }),
    );
  });
}

const exitCodeOf = (error: { readonly code?: unknown } | null): number =>
  error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
