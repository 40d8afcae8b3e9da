import { constants } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../ec2/hosts/error-code.js';
import { O_NOFOLLOW, privateFileMode } from '../ec2/hosts/private-files.js';
import { EmulatorError } from '../errors.js';
import { newAccessKey, type AccessKey } from './access-key.js';

/** Where the access key of a state folder's emulator is, for this user alone. */
export const accessKeyPath = (stateDirectory: string): string => join(stateDirectory, 'access-key.json');

/**
 * The access key of a state folder's emulator, if there has been one: it stays from one start to the next, so that
 * what a shell has exported goes on to work.
 *
 * @throws {EmulatorError} `BrokenAccessKey` for a file that is none: a link, another user's, one that others may read
 * @example
 * import { findBackground, readAccessKey } from '@clicamos/emulator/background';
 * const found = await findBackground('.emulator');
 * const credentials = await readAccessKey('.emulator'); // what an SDK client takes
 */
export async function readAccessKey(stateDirectory: string): Promise<AccessKey | undefined> {
  const path = accessKeyPath(stateDirectory);
  try {
    return await readKey(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (errorCode(error) === 'ELOOP') throw broken(path, 'is a link, which is not followed');
    throw error;
  }
}

/** The access key of a state folder, made if there is none. */
export async function ownAccessKey(stateDirectory: string): Promise<AccessKey> {
  const kept = await readAccessKey(stateDirectory);
  if (kept !== undefined) return kept;
  const made = newAccessKey();
  const path = accessKeyPath(stateDirectory);
  await writeFile(path, `${JSON.stringify(made)}\n`, { flag: 'wx', mode: privateFileMode });
  return made;
}

async function readKey(path: string): Promise<AccessKey> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | O_NOFOLLOW);
  try {
    const reason = reasonNotPrivate(await handle.stat(), process.getuid?.());
    if (reason !== undefined) throw broken(path, reason);
    return parseKey(await handle.readFile('utf8'), path);
  } finally {
    await handle.close();
  }
}

interface FileFacts {
  readonly uid: number;
  readonly mode: number;
  isFile(): boolean;
}

/** Why others may know, or may have written, what a file holds. @param uid none where the system has no such numbers */
export function reasonNotPrivate(facts: FileFacts, uid: number | undefined): string | undefined {
  if (!facts.isFile()) return 'is not a file';
  if (uid === undefined) return undefined;
  if (facts.uid !== uid) return `belongs to user ${facts.uid}, and this is user ${uid}`;
  const others = facts.mode & 0o077;
  return others === 0 ? undefined : `is open to others (mode ${(facts.mode & 0o777).toString(8)})`;
}

function parseKey(text: string, path: string): AccessKey {
  const { accessKeyId, secretAccessKey } = jsonOf(text);
  if (typeof accessKeyId === 'string' && typeof secretAccessKey === 'string')
    return { accessKeyId, secretAccessKey };
  throw broken(path, 'does not hold an access key');
}

function jsonOf(text: string): Partial<Record<keyof AccessKey, unknown>> {
  try {
    return Object(JSON.parse(text)) as Partial<Record<keyof AccessKey, unknown>>; // both fields are looked at
  } catch {
    return {};
  }
}

const broken = (path: string, what: string) =>
  new EmulatorError(
    'BrokenAccessKey',
    `The access key \`${path}\` ${what}. Remove the file; the next start makes another: clicamos local down, then clicamos local up`,
  );
