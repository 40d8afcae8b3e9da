import { lstat, readdir, readlink, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * Makes the absolute links of a disk relative, where they lead to something on it: what is on it can then be used from
 * outside, too, where `/opt` is another one.
 */
export async function linkWithin(disk: string, folder: string = disk): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await linkWithin(disk, path);
    if (entry.isSymbolicLink()) await linkOneWithin(disk, path);
  }
}

async function linkOneWithin(disk: string, path: string): Promise<void> {
  const target = await readlink(path);
  if (!target.startsWith('/')) return;
  const within = join(disk, resolve('/', target));
  if ((await lstat(within).catch(() => undefined)) === undefined) return;
  await rm(path);
  await symlink(relative(dirname(path), within) || '.', path);
}
