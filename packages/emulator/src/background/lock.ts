import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { EmulatorError } from '../errors.js';

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

const lockPath = (stateDirectory: string): string => join(stateDirectory, 'emulator.lock.json');

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

/** Says where the emulator that holds the lock listens. Renamed into place, so that nobody reads half of it. */
export async function publishLock(stateDirectory: string, lock: Lock): Promise<void> {
  const next = `${lockPath(stateDirectory)}.next`;
  await writeFile(next, JSON.stringify(lock));
  await rename(next, lockPath(stateDirectory));
}

/** @throws {EmulatorError} `StaleLock` for a lock whose writer died before it wrote */
export async function readLock(stateDirectory: string): Promise<Lock | undefined> {
  try {
    const text = await readWritten(lockPath(stateDirectory));
    return JSON.parse(text) as Lock; // written by `takeLock` and `publishLock` only
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** A file is there before its content is: an empty lock is being taken, and no event tells when it has been. */
async function readWritten(path: string): Promise<string> {
  for (let looks = 0; looks < EMPTY_LOOKS; looks++) {
    const text = await readFile(path, 'utf8');
    if (text !== '') return text;
    await setTimeout(BETWEEN_LOOKS_MS);
  }
  throw new EmulatorError('StaleLock', `The lock \`${path}\` is empty: its writer died. Remove the file.`);
}

const EMPTY_LOOKS = 200;
const BETWEEN_LOOKS_MS = 5;

export async function releaseLock(stateDirectory: string): Promise<void> {
  await rm(lockPath(stateDirectory), { force: true });
}

/** Whether an error of the system carries this code; errors of Node itself may be of another realm in tests. */
export const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
