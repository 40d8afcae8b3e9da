import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { main, type Sandbox } from './clicamos.js';

/** The built command while it runs. */
export interface Running {
  readonly child: ChildProcess;
  /** All of its output so far. */
  output(): string;
  /** Goes on with the next line of its output that matches. */
  until(pattern: RegExp): Promise<void>;
  /** Its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts the command, and goes on when a line of its output matches. */
export async function runUntil(
  { directory, env }: Pick<Sandbox, 'directory' | 'env'>,
  args: readonly string[],
  pattern: RegExp,
): Promise<Running> {
  const child = spawn(process.execPath, [main, ...args], { cwd: directory, env });
  const lines: string[] = [];
  child.stderr.on('data', (text: Buffer) => lines.push(text.toString()));
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  const reader = createInterface(child.stdout);
  reader.on('line', (line) => lines.push(line));
  const output = () => lines.join('\n');
  const until = async (wanted: RegExp): Promise<void> => {
    const seen = new Promise<boolean>((resolve) => {
      reader.on('line', (line) => {
        if (wanted.test(line)) resolve(true);
      });
      child.once('close', () => resolve(false));
    });
    if (!(await seen)) throw new Error(`Expected a line like ${wanted} in:\n${output()}`);
  };
  await until(pattern);
  return { child, output, until, ended };
}

/** Runs the command until a line of its output matches, and kills it there. */
export async function killAt(sandbox: Sandbox, args: readonly string[], pattern: RegExp): Promise<void> {
  const { child, ended } = await runUntil(sandbox, args, pattern);
  child.kill('SIGKILL');
  await ended;
}
