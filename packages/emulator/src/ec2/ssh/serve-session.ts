import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { ServerChannel, Session } from 'ssh2';
import { signalCommand } from '../guest/start-guest.js';
import { giveFile } from './give-file.js';
import type { Login } from './login.js';
import type { RunIn } from './run-in.js';
import { parseScpCommand } from './scp-command.js';
import { takeFiles } from './take-files.js';

/** Answers what a client asks for in one session: a command, a shell, or files. */
export function serveSession(session: Session, { user, login }: Served): void {
  const env: Record<string, string> = {};
  const running = new Set<ChildProcessWithoutNullStreams>();
  const signalAll = (name: NodeJS.Signals) => running.forEach((child) => signalCommand(child, name));
  const enter = async (): Promise<RunIn> => {
    const run = await login.enter({ user, env });
    return (command) => remembered(run(command), running);
  };
  const serve = (channel: ServerChannel, act: Act) => {
    // A client that has gone is told by the channel's end.
    channel.on('error', () => undefined);
    channel.once('close', () => signalAll('SIGHUP'));
    void endWith(channel, async () => act(channel, await enter()), login);
  };
  session.on('env', (accept, reject, { key, val }) => {
    if (!/^(LANG|LC_\w+)$/.test(key)) return reject?.();
    env[key] = val;
    accept?.();
  });
  // Some ask for one before each command; there is none.
  session.on('pty', (accept) => accept?.());
  session.on('signal', (accept, _, { name }) => {
    signalAll(`SIG${name}` as NodeJS.Signals);
    accept?.();
  });
  session.on('exec', (accept, _, { command }) => serve(accept(), execute(command)));
  session.on('shell', (accept) => serve(accept(), (channel, run) => joined(channel, run(shell()))));
  session.on('subsystem', (accept, reject, { name }) => {
    if (name !== 'sftp') return reject?.();
    serve(accept(), (channel, run) => joined(channel, run(sftpServer)));
  });
}

export interface Served {
  readonly user: string;
  readonly login: Login;
}

interface Ended {
  readonly code: number | null;
  readonly signal?: NodeJS.Signals | null;
}

type Act = (channel: ServerChannel, run: RunIn) => Promise<Ended>;

function execute(command: string): Act {
  const copy = parseScpCommand(command);
  if (copy === undefined) return (channel, run) => joined(channel, run(shell(command)));
  const act = copy.kind === 'take' ? takeFiles : giveFile;
  return async (channel, run) => ({ code: await act(channel, copy.path, run) });
}

function remembered(child: ChildProcessWithoutNullStreams, running: Set<ChildProcessWithoutNullStreams>) {
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** A program's output is the channel's, to the last byte of it. */
async function joined(channel: ServerChannel, child: ChildProcessWithoutNullStreams): Promise<Ended> {
  // A program may end without having read everything.
  child.stdin.on('error', () => undefined);
  channel.pipe(child.stdin);
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal };
}

/** What goes wrong before a program runs, the client reads, with the code of a command that cannot be run. */
async function endWith(channel: ServerChannel, act: () => Promise<Ended>, { log }: Login): Promise<void> {
  try {
    const { code, signal } = await act();
    if (signal) channel.exit(signal.replace(/^SIG/, ''));
    else channel.exit(code ?? 1);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log(`a command over SSH was not run: ${reason}`);
    channel.stderr.write(`${reason}\n`);
    channel.exit(126);
  }
  channel.end();
}

/** As the usual server runs it, by the user's shell. */
const shell = (command?: string): readonly string[] => [
  ...['/bin/sh', '-c', '[ ! -x /bin/bash ] || exec /bin/bash "$@"; exec /bin/sh "$@"', 'sh'],
  ...(command === undefined ? [] : ['-c', command]),
];

const sftpServer = [
  '/bin/sh',
  '-c',
  `for server in /usr/lib/openssh /usr/libexec/openssh /usr/libexec /usr/lib/ssh; do
    [ ! -x "$server/sftp-server" ] || exec "$server/sftp-server"
  done
  echo 'There is no sftp-server on the machine of the emulator: copy by scp (scp -O, or ssh_file_transfer_method = "scp")' >&2
  exit 127`,
];
