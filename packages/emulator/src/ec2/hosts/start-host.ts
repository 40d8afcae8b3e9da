import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { noteInLog, openInstanceLog } from './instance-log.js';
import { hasGroup, signalGroup } from './process-group.js';

/** What a process is started with; it inherits nothing else. */
export interface HostSpecification {
  readonly command: readonly [string, ...string[]];
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /**
   * Called with the process's id before the program runs in it. If this process ends before that is done, however it
   * ends, the program never runs.
   */
  readonly beforeItRuns: (pid: number) => void;
}

/** The process of an instance, with all that it starts: one process group. */
export interface Host {
  /** Nothing if it could not be started. */
  readonly pid: number | undefined;
  /** Settles when the last process of the group has ended, however. */
  readonly ended: Promise<void>;
  /** Asks by SIGTERM, insists by SIGKILL `graceMs` real milliseconds later; called again, the shorter grace counts. */
  stop(graceMs: number): Promise<void>;
}

/** Processes that the first one left behind have no event when they end. */
const groupPollMs = 50;

/** Starts a program as the leader of its own process group. */
export function startHost(specification: HostSpecification): Host {
  const { logFile } = specification;
  const child = spawnProgram(specification);
  letRun(child, specification);
  const timers: NodeJS.Timeout[] = [];
  let isAsked = false;
  let isKilled = false;
  let isEnded = false;
  const signal = (name: NodeJS.Signals) => {
    if (!isEnded && child.pid !== undefined) signalGroup(child.pid, name);
  };
  const kill = () => {
    isKilled = true;
    signal('SIGKILL');
  };
  const ended = untilExit(child).then(async (how) => {
    noteInLog(logFile, how);
    // Killed processes count as gone: where nobody reaps orphans, their group exists for ever.
    while (!isKilled && child.pid !== undefined && hasGroup(child.pid)) await pause(groupPollMs);
    isEnded = true;
    timers.forEach(clearTimeout);
  });
  const stop = (graceMs: number) => {
    if (isEnded) return ended;
    if (!isAsked) signal('SIGTERM');
    isAsked = true;
    timers.push(setTimeout(kill, graceMs));
    return ended;
  };
  return { pid: child.pid, ended, stop };
}

/** The output goes to the log by the file itself: nothing is lost when a program ends, and nothing blocks it. */
function spawnProgram({ command, directory, env, logFile }: HostSpecification): ChildProcess {
  noteInLog(logFile, `starts: ${command.join(' ')}`);
  const log = openInstanceLog(logFile);
  try {
    return spawn('/bin/sh', ['-c', gate, 'gate', ...withoutShellNames(env), ...command], {
      ...{ cwd: directory, env },
      detached: true,
      stdio: ['pipe', log, log],
    });
  } finally {
    closeSync(log);
  }
}

/** Waits for a line, then becomes the program. The system ends its input with this process: then it ends unused. */
const gate = 'read -r go && exec "$@" </dev/null';

/** What shells add to the environment of what they start. */
const shellNames = ['PWD', 'OLDPWD', 'SHLVL', '_'];

const withoutShellNames = (env: HostSpecification['env']): readonly string[] => [
  '/usr/bin/env',
  ...shellNames.filter((name) => !(name in env)).flatMap((name) => ['-u', name]),
];

function letRun({ pid, stdin }: ChildProcess, { beforeItRuns }: HostSpecification): void {
  // It was ended before it could read: that is told by its exit.
  stdin?.on('error', () => undefined);
  if (pid !== undefined) beforeItRuns(pid);
  stdin?.end('run\n');
}

/** How the first process ended; a program that could not be started has ended too. */
function untilExit(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `exited with code ${code}`));
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
