import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBackground } from '../../background/find-background.js';
import { processStart } from '../../ec2/hosts/process-start.js';
import { isAlive } from './is-alive.js';
import {
  startBackground,
  type StartedBackground,
  type StartOptions,
} from '../../background/start-background.js';

const deadlineMs = 20_000;
const betweenLooksMs = 20;

/** A state folder, and every emulator that was started on it, as built; disposing ends them and removes it. */
export interface BackgroundFixture extends AsyncDisposable {
  readonly stateDirectory: string;
  /** Unless told otherwise the emulator ends with this process, also when that is killed. */
  start(options?: Partial<StartOptions>): Promise<RunningBackground>;
}

export interface RunningBackground extends StartedBackground {
  readonly pid: number;
  /** As when the system kills it: it can clear nothing away. */
  kill(): Promise<void>;
}

export async function createBackgroundFixture(): Promise<BackgroundFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-background-'));
  const stateDirectory = join(folder, 'state');
  const pids: number[] = [];
  return {
    stateDirectory,
    async start(options) {
      const started = await startBackground({ stateDirectory, ownerPid: process.pid, ...options });
      const pid = await pidOf(stateDirectory);
      pids.push(pid);
      return { ...started, pid, kill: () => end(pid, 'SIGKILL') };
    },
    async [Symbol.asyncDispose]() {
      for (const pid of pids.filter(isAlive)) await end(pid, 'SIGTERM');
      await rm(folder, { recursive: true });
    },
  };
}

/** Polls: the system tells only a parent of a process's end, and `startBackground` has let its child go. */
export async function untilGone(pid: number): Promise<void> {
  const latest = performance.now() + deadlineMs;
  while ((await processStart(pid)) !== undefined) {
    if (performance.now() > latest) throw new Error(`Process ${pid} did not end within ${deadlineMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
}

/** An open connection to an API: its end is the API's. */
export async function connectionTo(endpoint: string): Promise<{ readonly closed: Promise<unknown> }> {
  const { hostname, port } = new URL(endpoint);
  const connection = connect({ host: hostname, port: Number(port) });
  await once(connection, 'connect');
  return { closed: once(connection.resume(), 'close', { signal: AbortSignal.timeout(deadlineMs) }) };
}

async function pidOf(stateDirectory: string): Promise<number> {
  const found = await findBackground(stateDirectory);
  if (found.kind === 'none') throw new Error(`Nothing serves ${stateDirectory} after it was started`);
  return found.lock.pid;
}

async function end(pid: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  process.kill(pid, signal);
  await untilGone(pid);
}
