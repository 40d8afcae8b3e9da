import { setTimeout } from 'node:timers/promises';
import { errorCode } from '../ec2/hosts/error-code.js';
import { endLeftOverInstances } from '../ec2/hosts/end-left-over-instances.js';
import { isSameProcess, type ProcessIdentity } from '../ec2/hosts/is-same-process.js';
import { processStart } from '../ec2/hosts/process-start.js';
import { EmulatorError } from '../errors.js';
import { findBackground, type FindOptions } from './find-background.js';
import { releaseLock, type Lock } from './lock.js';

const endsWithinMs = 30_000;
const betweenLooksMs = 20;

/**
 * Ends the emulator of a state folder with all its instances, and answers when its process has ended. One that died
 * without a trace is cleared away too: its lock, and instances that it left running.
 *
 * @returns what there was
 * @throws {EmulatorError} `StopFailed` if it does not end within 30 s, `StaleLock` for a lock file that cannot be read
 * @example
 * import { stopBackground } from '@clicamos/emulator';
 * const was = await stopBackground('.emulator'); // 'stopped', 'cleared' or 'none'
 */
export async function stopBackground(
  stateDirectory: string,
  options: FindOptions = {},
): Promise<'stopped' | 'cleared' | 'none'> {
  const found = await findBackground(stateDirectory, options);
  if (found.kind === 'none') return 'none';
  const { lock } = found;
  const wasAlive = found.kind !== 'stale' && (await terminate(lock, found.kind === 'running'));
  // Whatever it could not clear away itself: it was killed, now or before.
  await endLeftOverInstances(stateDirectory);
  await releaseLock(stateDirectory, lock.id);
  return wasAlive ? 'stopped' : 'cleared';
}

/** Ends the process that the lock means, and no later one with its id. */
async function terminate({ pid, processStart: recorded }: Lock, isKnown: boolean): Promise<boolean> {
  const start = await processStart(pid);
  if (start === undefined || (recorded !== undefined && recorded !== start)) return false;
  if (recorded === undefined && !isKnown)
    throw new EmulatorError(
      'StopFailed',
      `Process ${pid} may be another program: it does not answer as the emulator, and its lock does not say when it began. End it by hand if it is one, then remove the lock.`,
    );
  if (!signal(pid)) return false;
  await untilEnded({ pid, processStart: start });
  return true;
}

/** SIGTERM, and SIGCONT for a process that was stopped and would never hear of it. */
function signal(pid: number): boolean {
  try {
    process.kill(pid, 'SIGTERM');
    process.kill(pid, 'SIGCONT');
    return true;
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
    throw new EmulatorError('StopFailed', `Process ${pid} cannot be ended by this user.`, { cause: error });
  }
}

/** Polls: the system tells only a parent of a process's end. */
async function untilEnded(identity: ProcessIdentity): Promise<void> {
  const latestMs = performance.now() + endsWithinMs;
  while (await isSameProcess(identity)) {
    if (performance.now() > latestMs)
      throw new EmulatorError(
        'StopFailed',
        `Process ${identity.pid} did not end within ${endsWithinMs / 1_000} s of SIGTERM; its log is in the state folder.`,
      );
    await setTimeout(betweenLooksMs);
  }
}
