import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { systemErrorCode } from '../terms/error-fields.js';

/** How a process ended. */
export interface PackerExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A running packer. */
export interface PackerProcess {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** When it is gone and its output was read; rejects when it could not be started. */
  readonly exit: Promise<PackerExit>;
  /** Sends the signal to it and to all that it started. */
  kill(signal: 'SIGINT' | 'SIGKILL'): void;
}

/** Where a {@link SpawnPacker} starts packer. */
export interface SpawnOptions {
  readonly cwd?: string;
  /** The whole environment. @default this process's */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Starts packer; `spawnPacker` is the real one. */
export type SpawnPacker = (command: string, args: readonly string[], options: SpawnOptions) => PackerProcess;

/** How long output may still come after packer is gone, milliseconds. */
const drainMs = 1000;

/**
 * Starts packer in a process group of its own, for two reasons. Packer runs itself a second time and its outer
 * process swallows SIGINT: only a signal to the whole group reaches the one that builds. And a Ctrl-C in the
 * terminal must not reach it beside ours: on a second interrupt Packer stops hard, and leaves its instance behind.
 */
export const spawnPacker: SpawnPacker = (command, args, { cwd, env }) => {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let isStopping = false;
  // Packer leaves when its clean-up is done, but a provisioner's script may miss the interrupt and go on.
  child.once('exit', () => {
    if (isStopping) killGroup(child.pid, 'SIGKILL');
  });
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    exit: exitOf(child),
    kill(signal) {
      isStopping = true;
      killGroup(child.pid, signal);
    },
  };
};

/** Something that a script left in the background may hold the output open for ever: that is not waited for. */
async function exitOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<PackerExit> {
  const closed = once(child, 'close').catch(() => undefined); // who waits for the exit gets the error
  const [code, signal] = await once(child, 'exit');
  const timer = setTimeout(() => {
    child.stdout.destroy();
    child.stderr.destroy();
  }, drainMs);
  await closed;
  clearTimeout(timer);
  return { code, signal };
}

function killGroup(pid: number | undefined, signal: 'SIGINT' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It ended by itself in the meantime.
    if (systemErrorCode(error) === 'ESRCH') return;
    throw error;
  }
}
