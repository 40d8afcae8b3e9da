import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { guestScript } from './guest-script.js';
import { signalGroup } from '../hosts/process-group.js';

/** A machine in the machine, that commands can be run in. */
export interface Guest {
  /** Runs a program in its home folder; the leader of a process group. */
  run(command: readonly string[], env: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams;
  /** Settles when the last process in it has ended. */
  readonly ended: Promise<void>;
  end(): Promise<void>;
}

export interface GuestOptions {
  /** The folder that is the root of everything in it. */
  readonly disk: string;
  /** The file that is its `node`. */
  readonly nodePath: string;
  /** `PATH` to find `unshare` and `nsenter` by. */
  readonly searchPath: string;
}

/** What makes it: namespaces that any user may have, but where the system forbids that. */
const unshare = ['--user', '--map-root-user', '--mount', '--pid', '--ipc', '--fork', '--kill-child'];

/** Its processes end by themselves when its first one does; after so long they are killed. */
const endMs = 2_000;

/** @throws Error with a sentence, where the system does not let this user make namespaces */
export async function startGuest({ disk, nodePath, searchPath }: GuestOptions): Promise<Guest> {
  const machine = spawn('unshare', [...unshare, '/bin/sh', '-c', guestScript, 'guest', disk, nodePath], {
    cwd: '/',
    detached: true,
    env: { PATH: searchPath },
    stdio: 'pipe',
  });
  machine.stdin.on('error', () => undefined);
  const ended = endOf(machine);
  const end = async () => {
    machine.stdin.end();
    const timer = setTimeout(() => machine.kill('SIGKILL'), endMs);
    await ended;
    clearTimeout(timer);
  };
  try {
    const pid = await untilReady(machine);
    return {
      ended,
      end,
      run: (command, env) =>
        spawn('nsenter', [...enter(pid), '/bin/sh', '-c', inItsHome, 'sh', ...command], {
          cwd: '/',
          detached: true,
          env: { ...env },
          stdio: 'pipe',
        }),
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Asks all that a command started, but for what made a group of its own. */
export function signalCommand({ pid, exitCode }: ChildProcessWithoutNullStreams, name: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null) signalGroup(pid, name);
}

const enter = (pid: number) => [
  ...['--target', String(pid), '--user', '--mount', '--pid', '--ipc', '--preserve-credentials'],
];

/** Whoever logs in has the image's files as home. */
const inItsHome = `
[ -e "$HOME" ] || { mkdir -p "\${HOME%/*}"; ln -s /image "$HOME"; }
cd "$HOME" || exit
exec "$@"
`;

function endOf(machine: ChildProcessWithoutNullStreams): Promise<void> {
  return new Promise((resolve) => {
    machine.once('error', () => resolve());
    machine.once('exit', () => resolve());
  });
}

function untilReady(machine: ChildProcessWithoutNullStreams): Promise<number> {
  let output = '';
  let errors = '';
  machine.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) =>
      reject(
        new Error(
          'The emulator runs the commands of whoever logs in to an instance in namespaces of Linux (`unshare`), ' +
            `so that they cannot harm this machine, and could not make them: ${reason}`,
        ),
      );
    machine.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const pid = /^ready (\d+)$/m.exec(output)?.[1];
      if (pid !== undefined) resolve(Number(pid));
    });
    machine.once('error', (error) => refuse(error.message));
    machine.once('close', (code) => refuse(errors.trim() || `it ended with code ${code}`));
  });
}
