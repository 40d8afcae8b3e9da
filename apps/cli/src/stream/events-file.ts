import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import type { StreamRecord } from '@clicamos/report';
import { UsageError } from '../usage-error.js';

/** A file that gets each record as soon as it is told: a process that dies leaves whole lines. */
export interface EventsFile {
  /** @throws when the disk is full */
  write(record: StreamRecord): void;
  close(): void;
}

/**
 * Opens the file of `--events`, in place of what was there.
 *
 * @throws {UsageError} where it cannot be written
 */
export function openEventsFile(path: string, cwd: string): EventsFile {
  try {
    return createEventsFile(resolve(cwd, path), 'w');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(
      `Expected \`--events\` to be a file that can be written, got \`${path}\`: ${error.message}. Nothing was changed`,
      { cause: error },
    );
  }
}

/** @param flags `w` writes it anew, `a` goes on at its end */
export function createEventsFile(path: string, flags: 'w' | 'a'): EventsFile {
  const file = openSync(path, flags);
  return {
    write: (record) => void writeSync(file, `${JSON.stringify(record)}\n`),
    close: () => closeSync(file),
  };
}
