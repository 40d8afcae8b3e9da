import { isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Document, type Scalar } from 'yaml';
import { UsageError } from '../usage-error.js';
import type { Mistake, Source } from './describe-issues.js';
import { substituteVariables, type Variables } from './substitute-variables.js';

/** A file of YAML, with its variables filled in. */
export interface ReadDocument extends Source {
  readonly value: unknown;
  /** Variables that could not be filled in. */
  readonly mistakes: readonly Mistake[];
}

/** Scripts of an instance are full of `$`, and theirs are meant for the instance. */
const untouched: readonly string[] = ['userData'];

/**
 * Reads YAML as people write it: with merge keys (`<<`), anchors, keys of their own that begin with `x-`, an account
 * without quotes, and `${VARIABLE}`.
 *
 * @throws {UsageError} for malformed YAML, with the line
 */
export function readDocument(text: string, file: string, env: Variables): ReadDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { merge: true, lineCounter: lines, prettyErrors: true });
  const [problem] = document.errors;
  if (problem) throw new UsageError(`${file}: ${withoutLines(problemText(problem))}`);
  const mistakes = fillIn(document, env);
  return {
    file,
    mistakes,
    value: withoutOwnKeys(document.toJS()),
    lineOf: (path) => lineIn(document, lines, path),
  };
}

/** The library adds the lines themselves, and those may hold credentials. */
const withoutLines = (message: string): string => message.replace(/:?\n[^]*$/, '');

function problemText({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === 'MULTIPLE_DOCS')
    return 'it holds several documents (---), and a configuration is one. Several services go into one as `services:`, each by its name';
  if (code === 'TAB_AS_INDENT')
    return `not valid YAML: indented with a tab, where YAML takes spaces: ${message}`;
  return `not valid YAML: ${message}`;
}

/** What `x-` begins is the author's own, at every level: a place for anchors, mostly. */
function withoutOwnKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwnKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutOwnKeys(inner)]));
}

function fillIn(document: Document, env: Variables): Mistake[] {
  const mistakes: Mistake[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      const path = pathOf(ancestors);
      if (key === 'key' || untouched.includes(String(path.at(-1)))) return;
      if (path.at(-1) === 'account') keepDigits(node);
      if (typeof node.value !== 'string') return;
      const filled = substituteVariables(node.value, env);
      if ('mistake' in filled) mistakes.push({ path, text: filled.mistake });
      else if (filled.text !== node.value) node.value = filled.text;
    },
  });
  return mistakes;
}

/** An account is a name made of digits: as a number it would lose its leading zeros. */
function keepDigits(node: Scalar): void {
  if (typeof node.value === 'number' && node.source !== undefined) node.value = node.source;
}

const pathOf = (ancestors: readonly unknown[]): string[] =>
  ancestors.flatMap((node) => (isPair(node) && isScalar(node.key) ? [String(node.key.value)] : []));

/** The line of a value, else of the nearest one around it: a merged key stands elsewhere. */
function lineIn(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  let at: unknown = document.contents;
  let line: number | undefined;
  for (const key of path) {
    const pair = isMap(at)
      ? at.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    if (pair === undefined) break;
    if (isScalar(pair.key) && pair.key.range) line = lines.linePos(pair.key.range[0]).line;
    at = pair.value;
  }
  return line;
}
