import { dirname } from 'node:path';

const deeds: Readonly<Record<string, string>> = {
  mkdir: 'make',
  open: 'open',
  rename: 'rename',
  rmdir: 'remove',
  scandir: 'list',
  unlink: 'remove',
  write: 'write to',
};

/** What is wrong with a file or a folder, in a sentence; nothing where the system means something else. */
export function explainSystemError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall = '', path }: NodeJS.ErrnoException = error;
  if (path === undefined) return code === 'ENOSPC' ? 'There is no room left on the disk.' : undefined;
  const what = `\`${path}\``;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `This user may not ${deeds[syscall] ?? 'use'} ${what}. Run it in a folder where it may write, or change the rights of that one: ls -ld ${dirname(path)}`;
    case 'EROFS':
      return `Cannot ${deeds[syscall] ?? 'write'} ${what}: nothing can be written on its file system. Run it in another folder`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is no room left to ${deeds[syscall] ?? 'write'} ${what}. Make some, then run it again: df -h ${dirname(path)}`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `Cannot ${deeds[syscall] ?? 'use'} ${what}: on the way there a file stands where a folder is needed. Move that away, then run it again`;
    default:
      return undefined;
  }
}
