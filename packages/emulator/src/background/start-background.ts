import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AccessKey } from '../access/access-key.js';
import { ownAccessKey } from '../access/access-key-file.js';
import { makePrivateFolder } from '../ec2/hosts/private-files.js';
import { EmulatorError } from '../errors.js';
import { packageFile } from '../package-file.js';
import type { FaultPlan } from '../faults/plan/fault-plan.js';
import { emulatorVersion } from '../version.js';
import { findBackground, type Background } from './find-background.js';
import type { DaemonMessage, DaemonSettings } from './daemon-settings.js';
import { openLog } from './open-log.js';

/** How to start the emulator in the background. */
export interface StartOptions {
  /** Holds the lock, the log and the instances' files. Made if it is not there. */
  readonly stateDirectory: string;
  /** The API's port on 127.0.0.1; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** How many AWS seconds pass in one real second. @default 1 */
  readonly speed?: number;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** A process to end with, for example a CI job's; it outlives all others unless given. */
  readonly ownerPid?: number;
  /** How many vCPUs all instances may have together. @default 1152 */
  readonly vcpuLimit?: number;
  /** Who may call it: whoever has the folder's access key, or whoever signs at all. @default 'verified' */
  readonly signatures?: 'any' | 'verified';
  /** What goes wrong in it, from its start on. @default nothing */
  readonly faults?: FaultPlan;
  /** How long one that runs already may take to say that it does. @default 15_000 */
  readonly answerWithinMs?: number;
}

/** A background emulator that serves. */
export interface StartedBackground {
  /** The URL for `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** Tells this emulator from every other that served the same folder. */
  readonly id: string;
  /** The folder's access key, as the SDK's clients take it. */
  readonly credentials: AccessKey;
}

/** Where the background emulator of a state folder writes its log. */
export const logPath = (stateDirectory: string): string => join(stateDirectory, 'emulator.log');

/**
 * Starts the emulator as a process that outlives this one, and answers when it serves.
 *
 * @throws {EmulatorError} `AlreadyRunning`, `OtherVersion`, `Unresponsive`, `StaleLock`, `UnsafeFolder`, `BrokenAccessKey`,
 *   `PortTaken`, `StartFailed`, `InvalidFaults`
 * @example
 * import { startBackground, stopBackground } from '@clicamos/emulator';
 * const { endpoint, credentials } = await startBackground({ stateDirectory: '.emulator', ownerPid: process.pid });
 * await stopBackground('.emulator');
 */
export async function startBackground(options: StartOptions): Promise<StartedBackground> {
  const {
    stateDirectory,
    port = 0,
    speed = 1,
    region = 'us-east-1',
    ownerPid,
    vcpuLimit,
    signatures = 'verified',
    faults = {},
  } = options;
  await check(faults);
  await makePrivateFolder(stateDirectory);
  refuse(await findBackground(stateDirectory, options), stateDirectory);
  const settings: DaemonSettings = {
    stateDirectory,
    port,
    speed,
    region,
    id: randomUUID(),
    ownerPid,
    vcpuLimit,
    signatures,
    faults,
  };
  const log = await openLog(logPath(stateDirectory));
  try {
    const daemon = fork(fileURLToPath(packageFile('dist/daemon.js')), [JSON.stringify(settings)], {
      detached: true,
      // Proxying makes much short-lived garbage: a larger young generation saves a tenth of its time.
      execArgv: ['--max-semi-space-size=64'],
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
    const endpoint = await untilReady(daemon, stateDirectory);
    return { endpoint, id: settings.id, credentials: await ownAccessKey(stateDirectory) };
  } finally {
    await log.close();
  }
}

/** What checks a plan knows every operation there is: it is loaded when there is something to check. */
async function check(faults: FaultPlan): Promise<void> {
  if (Object.keys(faults).length === 0) return;
  const { checkFaultPlan } = await import('../faults/plan/check-fault-plan.js');
  checkFaultPlan(faults);
}

function refuse(found: Background, stateDirectory: string): void {
  if (found.kind === 'none') return;
  if (found.kind === 'stale') throw staleLock(found, stateDirectory);
  if (found.kind === 'unresponsive')
    throw new EmulatorError(
      'Unresponsive',
      `The emulator of \`${stateDirectory}\` (since ${found.lock.startedAt}) does not answer: ${found.reason}. Wait for it, or end it with: clicamos local down`,
    );
  if (found.lock.version !== emulatorVersion)
    throw new EmulatorError(
      'OtherVersion',
      `The emulator of \`${stateDirectory}\` runs version ${found.lock.version}, this is ${emulatorVersion}. Run: clicamos local down`,
    );
  throw new EmulatorError(
    'AlreadyRunning',
    `The emulator of \`${stateDirectory}\` runs already as process ${found.lock.pid}.`,
  );
}

/** The error for a lock that nobody holds any more. */
export function staleLock(
  { reason, lock }: { reason: string; lock: { startedAt: string } },
  stateDirectory: string,
): EmulatorError {
  return new EmulatorError(
    'StaleLock',
    `The lock in \`${stateDirectory}\` (since ${lock.startedAt}) is stale: ${reason}. Clear it with: clicamos local down`,
  );
}

function untilReady(daemon: ChildProcess, stateDirectory: string): Promise<string> {
  return new Promise((resolve, reject) => {
    daemon.once('error', reject);
    daemon.once('exit', (code) =>
      reject(
        new EmulatorError(
          'StartFailed',
          `The emulator ended with code ${code} as it started; see ${logPath(stateDirectory)}`,
        ),
      ),
    );
    daemon.once('message', (message: DaemonMessage) => {
      daemon.removeAllListeners('exit');
      daemon.disconnect();
      daemon.unref();
      if (message.kind === 'ready') resolve(message.endpoint);
      if (message.kind === 'failed') reject(new EmulatorError(message.code, message.message));
    });
  });
}
