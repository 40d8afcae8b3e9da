import { systemErrorCode } from '../terms/error-fields.js';
import { AmiError } from '../terms/errors.js';
import { createLogReader, type PackerLog } from './log-reader.js';
import { type PackerEvent, parsePackerEvent } from './packer-event.js';
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
    for await (const { text, isEnded } of readLines(path, signal)) {
      const event = parsePackerEvent(text);
      reader.push(isEnded ? event : asFarAsWritten(event));
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw logMissing(path, cause);
  }
  return reader.log();
}

/** An id at the very end may go on where the log was cut: its artifact has begun. A whole one of AWS is taken. */
function asFarAsWritten(event: PackerEvent): PackerEvent {
  if (event.kind !== 'artifact' || /:ami-[0-9a-f]{17}$/.test(event.id)) return event;
  const { atMs, build, index, id } = event;
  return { kind: 'artifact-field', atMs, build, index, field: 'builder-id', values: [id] };
}

function logMissing(path: string, cause: unknown): AmiError {
  const why = systemErrorCode(cause);
  return new AmiError(
    'LogMissing',
    `Packer log \`${path}\` cannot be read (${why}). Write one: packer build -machine-readable <template> | tee ${path}`,
    { path, cause },
  );
}
