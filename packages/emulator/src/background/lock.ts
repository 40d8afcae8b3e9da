import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the background emulator leaves in its state folder while it runs. */
export interface Lock {
  readonly pid: number;
  /** The version of `@clicamos/emulator` that runs. */
  readonly version: string;
  /** Told apart from another program that got the same port or process id since. */
  readonly id: string;
  readonly startedAt: string;
  /** The API's URL; absent while it starts. */
  readonly endpoint?: string;
}

export const lockPath = (stateDirectory: string): string => join(stateDirectory, 'emulator.lock.json');

/** Creates the lock, or answers `false` when there is one: the file system decides who is first. */
export async function takeLock(stateDirectory: string, lock: Lock): Promise<boolean> {
  try {
    await writeFile(lockPath(stateDirectory), JSON.stringify(lock), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Says where the emulator that holds the lock listens. */
export async function publishLock(stateDirectory: string, lock: Lock): Promise<void> {
  await writeFile(lockPath(stateDirectory), JSON.stringify(lock));
}

export async function readLock(stateDirectory: string): Promise<Lock | undefined> {
  try {
    return JSON.parse(await readFile(lockPath(stateDirectory), 'utf8')) as Lock; // written by `takeLock` only
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export async function releaseLock(stateDirectory: string): Promise<void> {
  await rm(lockPath(stateDirectory), { force: true });
}

/** Whether an error of the system carries this code; errors of Node itself may be of another realm in tests. */
export const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
