import { rename, stat, type FileHandle } from 'node:fs/promises';
import { openToAppend } from '../ec2/hosts/private-files.js';

/** The log of earlier runs is moved to `.1` when it has grown to this, in the place of the one that was there. */
const logBytes = 4 * 1_024 * 1_024;

/** Opens the log of the background emulator: two files of a few megabytes, however often it is started. */
export async function openLog(path: string): Promise<FileHandle> {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  if (size >= logBytes) await rename(path, `${path}.1`);
  return openToAppend(path);
}
