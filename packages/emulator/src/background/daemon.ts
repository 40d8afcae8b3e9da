import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { ownAccessKey } from '../access/access-key-file.js';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';
import { endLeftOverInstances } from '../ec2/hosts/end-left-over-instances.js';
import { isSameProcess, thisProcess } from '../ec2/hosts/is-same-process.js';
import { processStart } from '../ec2/hosts/process-start.js';
import { EmulatorError, isEmulatorError } from '../errors.js';
import { emulatorVersion } from '../version.js';
import type { DaemonMessage, DaemonSettings } from './daemon-settings.js';
import { hasCode, publishLock, releaseLock, takeLock, type Lock } from './lock.js';

// The background process: holds the lock, serves until SIGTERM, leaves nothing.

const settings = JSON.parse(process.argv[2] ?? '') as DaemonSettings; // written by `startBackground`
const { stateDirectory, id } = settings;
const log = (line: string) => process.stdout.write(`${new Date().toISOString()} ${line}\n`);
const answer = (message: DaemonMessage) => process.send?.(message);
const betweenLooksMs = 1_000;
const untilForever = new Promise<void>(() => undefined);
const terminated = Promise.race([
  once(process, 'SIGTERM'),
  once(process, 'SIGINT'),
  endOf(settings.ownerPid),
]);

try {
  await serve();
} catch (error) {
  answer(failure(error));
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const lock = await lockOfThis();
  if (!(await takeLock(stateDirectory, lock)))
    throw new EmulatorError(
      'AlreadyRunning',
      `Another emulator of \`${stateDirectory}\` has just been started.`,
    );
  try {
    await endLeftOverInstances(stateDirectory);
    const emulator = await createEmulator({
      ...settings,
      accessKey: await ownAccessKey(stateDirectory),
      log,
      status: () => ({ id, version: emulatorVersion }),
    });
    await serveUntilTerminated(emulator, lock);
  } finally {
    await releaseLock(stateDirectory, id);
  }
}

async function lockOfThis(): Promise<Lock> {
  const identity = (await thisProcess()) ?? { pid: process.pid };
  return { ...identity, version: emulatorVersion, id, startedAt: new Date().toISOString() };
}

async function serveUntilTerminated(emulator: Emulator, lock: Lock): Promise<void> {
  try {
    await publishLock(stateDirectory, { ...lock, endpoint: emulator.endpoint });
    log(`serves on ${emulator.endpoint}`);
    answer({ kind: 'ready', endpoint: emulator.endpoint });
    await terminated;
    log('ends');
  } finally {
    await emulator.close();
  }
}

/** No event tells the end of a process that is not a child, so it is looked at each second. */
async function endOf(pid: number | undefined): Promise<void> {
  if (pid === undefined) return untilForever;
  const start = await processStart(pid);
  if (start === undefined) return;
  while (await isSameProcess({ pid, processStart: start }))
    await setTimeout(betweenLooksMs, undefined, { ref: false });
}

function failure(error: unknown): DaemonMessage {
  if (isEmulatorError(error)) return { kind: 'failed', code: error.code, message: error.message };
  if (hasCode(error, 'EADDRINUSE'))
    return {
      kind: 'failed',
      code: 'PortTaken',
      message: `Port ${settings.port} of 127.0.0.1 is taken; choose another in clicamos.yaml or 0 for a free one.`,
    };
  return {
    kind: 'failed',
    code: 'StartFailed',
    message: error instanceof Error ? error.message : String(error),
  };
}
