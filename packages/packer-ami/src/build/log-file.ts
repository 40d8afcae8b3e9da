import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where the raw log goes, line by line. */
export interface LogFile {
  write(line: string): Promise<void>;
  close(): Promise<void>;
}

/** Begins the file anew, one log for one build; without a path nothing is kept. */
export async function openLogFile(path: string | undefined): Promise<LogFile> {
  if (path === undefined) return { write: async () => undefined, close: async () => undefined };
  await mkdir(dirname(path), { recursive: true });
  return appendLines(await open(path, 'w'));
}

/** Whole lines, one after the other, so that stdout and stderr do not cut each other's lines. */
function appendLines(file: FileHandle): LogFile {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async write(line) {
      const written = last.then(() => file.appendFile(`${line}\n`));
      last = written.catch(() => undefined); // the writer of this line gets the error
      await written;
    },
    async close() {
      await last;
      await file.close();
    },
  };
}
