import { isMap, isScalar, LineCounter, parseDocument, visit, type Document, type Scalar } from 'yaml';
import { UsageError } from '../usage-error.js';
import type { Mistake, Source } from './describe-issues.js';
import { pathOf } from './path-of.js';
import { referenceMistakes } from './reference-mistakes.js';
import { substituteVariables, type Variables } from './substitute-variables.js';
import { withoutOwnKeys } from './without-own-keys.js';
import { yamlProblem } from './yaml-problem.js';

/** A file of YAML, with its variables filled in. */
export interface ReadDocument extends Source {
  /** Without one where a reference names nothing. */
  readonly value: unknown;
  /** Variables that could not be filled in, and references to what is not there. */
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
  // A tag that nothing resolves is a warning of the library's; the value behind it would be taken as it stands.
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw new UsageError(`${file}: ${yamlProblem(problem, text.split('\n'))}`);
  const unknown = referenceMistakes(document);
  const mistakes = [...unknown, ...fillIn(document, env)];
  return {
    file,
    mistakes,
    value: unknown.length === 0 ? withoutOwnKeys(plainValue(document, file)) : undefined,
    lineOf: (path) => lineIn(document, lines, path),
  };
}

/** @throws {UsageError} for anchors within anchors that would fill the memory */
function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new UsageError(`${file}: not valid YAML: its anchors make too much of it`, { cause });
  }
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
