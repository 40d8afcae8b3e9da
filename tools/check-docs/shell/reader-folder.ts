import { dirname } from 'node:path';

/**
 * Folder of the repository where a document's reader types its commands; `undefined` in the pages for people who
 * installed our packages: their project is their own.
 */
export function readerFolder(path: string): string | undefined {
  const folder = dirname(path);
  if (folder === '.' || /^(tools|packer|user_data)(\/|$)/.test(folder)) return '.';
  return folder.startsWith('examples/') ? folder : undefined;
}
