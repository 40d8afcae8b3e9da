import { AmiError } from '../errors.js';
import { systemErrorCode } from '../error-fields.js';
import { parsePackerEvent } from './packer-event.js';
import { createLogReader, type PackerLog } from './packer-run.js';
import { readLines } from './read-lines.js';

/**
 * Reads a machine-readable log line by line; its size does not matter.
 *
 * @throws AmiError `LogMissing`
 */
export async function readPackerLog(path: string, signal?: AbortSignal): Promise<PackerLog> {
  signal?.throwIfAborted();
  const reader = createLogReader();
  try {
    for await (const { text } of readLines(path, signal)) reader.push(parsePackerEvent(text));
  } catch (cause) {
    signal?.throwIfAborted();
    throw logMissing(path, cause);
  }
  return reader.log();
}

function logMissing(path: string, cause: unknown): AmiError {
  const why = systemErrorCode(cause);
  return new AmiError(
    'LogMissing',
    `Packer log \`${path}\` cannot be read (${why}). Write one: packer build -machine-readable <template> | tee ${path}`,
    { path, cause },
  );
}
