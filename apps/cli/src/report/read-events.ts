import { readFile } from 'node:fs/promises';
import { isStreamError, readStream, type Reading, type ReadOptions } from '@clicamos/report';
import { UsageError } from '../usage-error.js';

/**
 * The records of a file of events.
 *
 * @throws {UsageError} for one that cannot be read: which line, and why
 */
export async function readEvents(path: string, options: ReadOptions): Promise<Reading> {
  const text = await readFile(path, 'utf8');
  try {
    return readStream(text.split('\n'), options);
  } catch (error) {
    if (!isStreamError(error)) throw error;
    const hint = error.code === 'Cut' ? '. To see what is there of it: --partial' : '';
    throw new UsageError(`${path}: ${error.message}${hint}`, { cause: error });
  }
}
