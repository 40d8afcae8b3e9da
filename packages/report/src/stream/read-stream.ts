import { StreamError, isStreamError } from './errors.js';
import { parseRecord } from './parse-record.js';
import type { StreamRecord } from './record.js';
import { schemaVersion } from './schema-version.js';

/** How strictly a stream is read. */
export interface ReadOptions {
  /** Reads what is there of a stream that is cut. @default false */
  readonly isPartial?: boolean;
}

/** What a stream held. */
export interface Reading {
  readonly records: readonly StreamRecord[];
  /** Why there is no more of it; `undefined` for a whole one. */
  readonly cut?: string;
}

/**
 * The records of a stream, in order.
 *
 * @param lines without their line ends; empty ones are passed by
 * @throws {StreamError} `NoStream`, `OtherVersion`, `BadRecord`; `Cut` unless `isPartial`
 * @example
 * import { readFileSync } from 'node:fs';
 * import { readStream } from '@clicamos/report';
 *
 * const { records } = readStream(readFileSync('events.ndjson', 'utf8').split('\n'));
 */
export function readStream(lines: Iterable<string>, { isPartial = false }: ReadOptions = {}): Reading {
  const records: StreamRecord[] = [];
  try {
    readInto(records, lines);
    return { records };
  } catch (error) {
    if (!isPartial || !isStreamError(error, 'Cut') || records.length === 0) throw error;
    return { records, cut: error.message };
  }
}

function readInto(records: StreamRecord[], lines: Iterable<string>): void {
  let line = 0;
  let isBegun = false;
  for (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    if (!isBegun) checkFirst(text, line);
    isBegun = true;
    const record = parseRecord(text, line);
    if (record) records.push(record);
  }
  if (!isBegun) throw new StreamError('NoStream', 'Expected a stream of events, got an empty file', 1);
  if (!isEnded(records))
    throw new StreamError('Cut', `It ends at line ${line}, before its rollout does`, line);
}

/** Whether the last rollout in it has come to an end. */
function isEnded(records: readonly StreamRecord[]): boolean {
  const last = records.findLast(({ kind }) => kind !== 'report' && kind !== 'notice' && kind !== 'probe');
  return last !== undefined && (last.kind === 'summary' || last.kind === 'error' || last.kind === 'finished');
}

function checkFirst(text: string, line: number): void {
  const schema = schemaOf(text);
  if (schema === schemaVersion) return;
  if (schema === undefined)
    throw new StreamError(
      'NoStream',
      `Expected the first line to be an \`environment\` with \`schema\` \`${schemaVersion}\`, got \`${text.slice(0, 60)}\``,
      line,
    );
  throw new StreamError(
    'OtherVersion',
    `Expected a stream of schema \`${schemaVersion}\`, got \`${schema}\`: read it with the clicamos that wrote it`,
    line,
  );
}

function schemaOf(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isFirst = typeof value === 'object' && value !== null && 'schema' in value;
    return isFirst ? String(value.schema) : undefined;
  } catch {
    return undefined;
  }
}
