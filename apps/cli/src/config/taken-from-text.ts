import type { z } from 'zod';

type Path = readonly PropertyKey[];

/**
 * A value with numbers and booleans in place of the texts that a schema wanted them for: what `${VARIABLE}` stood for is
 * a text, and between { } it cannot stand without quotes. The value itself where there are none.
 */
export function takenFromText(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  return issues.reduce<unknown>((whole, issue) => {
    const read = issue.code === 'invalid_type' ? readers[issue.expected] : undefined;
    return read === undefined ? whole : changedAt(whole, issue.path, (text) => read(text) ?? text);
  }, value);
}

const readers: Readonly<Record<string, (text: string) => number | boolean | undefined>> = {
  number: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
};

function changedAt(value: unknown, [key, ...rest]: Path, change: (text: string) => unknown): unknown {
  if (key === undefined) return typeof value === 'string' ? change(value) : value;
  if (Array.isArray(value))
    return value.map((inner: unknown, index) => (index === key ? changedAt(inner, rest, change) : inner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === key ? changedAt(inner, rest, change) : inner,
    ]),
  );
}
