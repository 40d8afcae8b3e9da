import { constants } from 'node:fs';
import { cp, lstat } from 'node:fs/promises';

/** Copies a folder as it is, links as links; what is neither file, folder nor link is left out. */
export const copyTree = (from: string, to: string, isWanted: (path: string) => boolean = () => true) =>
  cp(from, to, {
    recursive: true,
    force: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    mode: constants.COPYFILE_FICLONE,
    filter: async (path) => isWanted(path) && (await isOrdinary(path)),
  });

async function isOrdinary(path: string): Promise<boolean> {
  const facts = await lstat(path);
  return facts.isFile() || facts.isDirectory() || facts.isSymbolicLink();
}
