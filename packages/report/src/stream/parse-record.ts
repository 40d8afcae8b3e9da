import type { z } from 'zod';
import { StreamError } from './errors.js';
import type { StreamRecord } from './record.js';
import { recordSchema } from './record-schema.js';

const kinds: ReadonlySet<string> = new Set(recordSchema.options.map(({ shape }) => shape.kind.value));

/**
 * One line as a record. A kind that a later release has added is passed by: it is none of this version's.
 *
 * @param line counts from 1
 * @returns nothing for a kind that is not known here
 * @throws {StreamError} `BadRecord`; `Cut` for what is no JSON
 */
export function parseRecord(text: string, line: number): StreamRecord | undefined {
  const value = parseJson(text, line);
  const kind = kindOf(value);
  if (kind === undefined)
    throw new StreamError(
      'BadRecord',
      `Line ${line}: Expected an object with a \`kind\`, got \`${shown(text)}\``,
      line,
    );
  if (!kinds.has(kind)) return undefined;
  const checked = recordSchema.safeParse(value);
  if (!checked.success) throw badRecord(checked.error, kind, line);
  return value as StreamRecord; // checked above; what it has beside that stays
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StreamError('Cut', `Line ${line} is cut: \`${shown(text)}\` is not a whole JSON object`, line);
  }
}

const kindOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
    ? value.kind
    : undefined;

function badRecord({ issues }: z.ZodError, kind: string, line: number): StreamError {
  const [issue] = issues;
  const path = issue === undefined || issue.path.length === 0 ? '' : ` at \`${issue.path.join('.')}\``;
  return new StreamError(
    'BadRecord',
    `Line ${line}: a bad \`${kind}\`${path}: ${issue?.message ?? 'unknown'}`,
    line,
  );
}

const shownLength = 60;

const shown = (text: string): string =>
  text.length > shownLength ? `${text.slice(0, shownLength)}...` : text;
