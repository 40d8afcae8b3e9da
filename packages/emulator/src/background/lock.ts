import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { link, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { O_NOFOLLOW, privateFileMode } from '../ec2/hosts/private-files.js';
import { EmulatorError } from '../errors.js';

/** What the background emulator leaves in its state folder while it runs. */
export interface Lock {
  readonly pid: number;
  /** When that process began, as the system tells it: a later one with its id began at another time. */
  readonly processStart?: string;
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
    await writeFile(lockPath(stateDirectory), JSON.stringify(lock), { flag: 'wx', mode: privateFileMode });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Says where the emulator that holds the lock listens. Renamed into place, so that nobody reads half of it. */
export async function publishLock(stateDirectory: string, lock: Lock): Promise<void> {
  const next = besides(stateDirectory);
  await writeFile(next, JSON.stringify(lock), { flag: 'wx', mode: privateFileMode });
  await rename(next, lockPath(stateDirectory));
}

/** @throws {EmulatorError} `StaleLock` for a file that is no lock: empty, broken, or a link */
export async function readLock(stateDirectory: string): Promise<Lock | undefined> {
  const path = lockPath(stateDirectory);
  try {
    return parseLock(await readWritten(path), path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (hasCode(error, 'ELOOP')) throw broken(path, 'is a link, which is not followed');
    throw error;
  }
}

/**
 * Removes the lock if it is the one of this id. It is moved aside first: what is removed is what was read, also when
 * another one takes its place meanwhile.
 */
export async function releaseLock(stateDirectory: string, id: string): Promise<void> {
  if ((await readLock(stateDirectory))?.id !== id) return;
  const path = lockPath(stateDirectory);
  const aside = besides(stateDirectory);
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const isForeign = parseLock(await readWritten(aside), aside).id !== id;
  if (isForeign) await link(aside, path).catch(unlessTaken);
  await rm(aside, { force: true });
}

const besides = (stateDirectory: string) => `${lockPath(stateDirectory)}.${randomUUID()}`;

function unlessTaken(error: unknown): void {
  if (!hasCode(error, 'EEXIST')) throw error;
}

/** A file is there before its content is: an empty lock is being taken, and no event tells when it has been. */
async function readWritten(path: string): Promise<string> {
  for (let looks = 0; looks < EMPTY_LOOKS; looks++) {
    const text = await readFileItself(path);
    if (text !== '') return text;
    await setTimeout(BETWEEN_LOOKS_MS);
  }
  throw broken(path, 'is empty: its writer died');
}

async function readFileItself(path: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | O_NOFOLLOW);
  try {
    if (!(await handle.stat()).isFile()) throw broken(path, 'is not a file');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

function parseLock(text: string, path: string): Lock {
  const lock = jsonOf(text);
  if (isLock(lock)) return lock;
  throw broken(path, 'is broken: it does not say which process holds it');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isLock(value: unknown): value is Lock {
  if (typeof value !== 'object' || value === null) return false;
  const {
    pid,
    id,
    version,
    startedAt,
    processStart = '',
    endpoint = 'http://127.0.0.1',
  } = value as Partial<Record<keyof Lock, unknown>>; // every field is looked at here
  const texts = [id, version, startedAt, processStart, endpoint];
  return (
    Number.isSafeInteger(pid) &&
    texts.every((text) => typeof text === 'string') &&
    URL.canParse(String(endpoint))
  );
}

const broken = (path: string, what: string) =>
  new EmulatorError(
    'StaleLock',
    `The lock \`${path}\` ${what}. Remove the file, once no emulator serves its folder.`,
  );

const EMPTY_LOOKS = 200;
const BETWEEN_LOOKS_MS = 5;

/** Whether an error of the system carries this code; errors of Node itself may be of another realm in tests. */
export const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
