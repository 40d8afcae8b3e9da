import { constants } from 'node:fs';
import { lstat, mkdir, open, type FileHandle } from 'node:fs/promises';
import { EmulatorError } from '../../errors.js';

/** What nobody but this user may read or write. */
export const privateFolderMode = 0o700;
export const privateFileMode = 0o600;

/**
 * Makes a folder that is this user's alone, or makes one that is there so.
 *
 * @throws {EmulatorError} `UnsafeFolder` for a link, for what is no folder, and for a folder of another user
 */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: privateFolderMode }).catch(async (error: unknown) => {
    if ((await lstat(folder).catch(() => undefined)) === undefined) throw error;
  });
  const reason = reasonUnsafe(await lstat(folder), process.getuid?.());
  if (reason !== undefined)
    throw new EmulatorError(
      'UnsafeFolder',
      `The emulator's state folder \`${folder}\` ${reason}. Move it away, or use a folder of your own.`,
    );
  await withHandle(await open(folder, constants.O_RDONLY | constants.O_NOFOLLOW), (handle) =>
    handle.chmod(privateFolderMode),
  );
}

/** What has to be known of a folder before anything is put into it. */
export interface FolderFacts {
  readonly uid: number;
  isSymbolicLink(): boolean;
  isDirectory(): boolean;
}

/** Why nothing of ours may go there. @param uid this user's; none where the system has no such numbers */
export function reasonUnsafe(facts: FolderFacts, uid: number | undefined): string | undefined {
  if (facts.isSymbolicLink()) return 'is a link, which is not followed';
  if (!facts.isDirectory()) return 'is not a folder';
  if (uid !== undefined && facts.uid !== uid) return `belongs to user ${facts.uid}, and this is user ${uid}`;
  return undefined;
}

/** Opens a file to add to it, makes it if needed, and makes it private; a link is not followed. */
export async function openToAppend(path: string): Promise<FileHandle> {
  const handle = await open(path, appending, privateFileMode);
  await handle.chmod(privateFileMode);
  return handle;
}

const { O_APPEND, O_CREAT, O_WRONLY } = constants;

/** Windows knows no `O_NOFOLLOW`. */
export const O_NOFOLLOW = constants.O_NOFOLLOW ?? 0;

/** The flags of a file that is added to. */
export const appending = O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW;

async function withHandle<Result>(handle: FileHandle, use: (handle: FileHandle) => Promise<Result>) {
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}
