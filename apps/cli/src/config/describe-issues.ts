import type { z } from 'zod';
import { haveText, keysOf, ownWords, unknownKey } from './own-words.js';
import { takenFromText } from './taken-from-text.js';

type Path = readonly PropertyKey[];

/** Where a value of a file stands. */
export interface Source {
  readonly file: string;
  readonly lineOf: (path: Path) => number | undefined;
}

/** One mistake: where, and a sentence. */
export interface Mistake {
  readonly path: Path;
  readonly text: string;
}

/** What a value has that its schema does not take; nothing where it is good. */
export type Checked<Value> =
  | { readonly value: Value; readonly mistakes?: undefined }
  | { readonly value?: undefined; readonly mistakes: readonly Mistake[] };

/**
 * Checks a value against a schema, and says what is wrong in our own words.
 *
 * @param under the path of `value` in its file
 */
export function checkValue<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  under: Path = [],
): Checked<z.output<Schema>> {
  const keysAt = new Map<string, readonly string[]>();
  const parse = (given: unknown) =>
    schema.safeParse(given, {
      error(issue) {
        if (issue.code === 'unrecognized_keys') keysAt.set(pathText(issue.path ?? []), keysOf(issue));
        return ownWords(issue);
      },
    });
  const asWritten = parse(value);
  if (asWritten.success) return { value: asWritten.data };
  const parsed = parse(takenFromText(value, asWritten.error.issues));
  if (parsed.success) return { value: parsed.data };
  const mistakes = parsed.error.issues.flatMap((issue): Mistake[] => {
    const path = [...under, ...issue.path];
    if (issue.code !== 'unrecognized_keys') return [{ path, text: withHave(issue, value) }];
    const keys = keysAt.get(pathText(issue.path)) ?? [];
    return issue.keys.map((key) => ({ path: [...path, key], text: unknownKey(key, keys) }));
  });
  return { mistakes };
}

/** A rule of the schema's own says what it wants; what is there is added. */
function withHave({ code, message, path }: z.core.$ZodIssue, value: unknown): string {
  if (code !== 'invalid_format' || message.includes(', got ')) return message;
  return `${message}, got ${haveText(valueAt(value, path))}`;
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );

/** One line per mistake: file, line, path, what was wanted, what was there. */
export function describeMistakes(mistakes: readonly Mistake[], { file, lineOf }: Source): string {
  return mistakes
    .map(({ path, text }) => {
      const line = lineOf(path);
      const where = path.length === 0 ? '' : `${pathText(path)}: `;
      return `${file}${line === undefined ? '' : `:${line}`}: ${where}${text}`;
    })
    .join('\n');
}

const pathText = (path: Path): string => path.map(String).join('.');
