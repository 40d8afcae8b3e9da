import { z } from 'zod';
import { didYouMean } from './nearest.js';

type Issue = z.core.$ZodRawIssue;

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

/** What a schema finds, as we say it: what is wanted and what is there. Given to `safeParse` as `error`. */
export function ownWords(issue: Issue): string {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => unknownKey(key, keysOf(issue))).join('; ')
    : `Expected ${wantOf(issue)}, got ${haveText(inputOf(issue))}${suggestion(issue)}`;
}

/** The sentence for one key that a schema does not have. */
export const unknownKey = (key: string, keys: readonly string[]): string =>
  `Unknown key \`${key}\`${didYouMean(key, keys) || `. There are: ${keys.join(', ')}`}`;

/** The keys of the object that an issue is about. */
export const keysOf = ({ inst }: Pick<Issue, 'inst'>): readonly string[] =>
  inst instanceof z.ZodObject ? Object.keys(inst.shape) : [];

function wantOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`;
    case 'invalid_union':
      return `one of ${optionsOf(issue).join(', ')}`;
    case 'too_small':
      return sized(issue.origin, `>= ${issue.minimum}`, Number(issue.minimum));
    case 'too_big':
      return sized(issue.origin, `<= ${issue.maximum}`, Number(issue.maximum));
    case 'invalid_format':
      return formatOf(issue);
    default:
      return 'something else';
  }
}

function sized(origin: string, range: string, limit: number): string {
  if (origin === 'string') return limit === 1 ? 'a text that is not empty' : `a text of ${range} letters`;
  if (origin === 'array') return limit === 1 ? 'a list with an entry at least' : `a list of ${range} entries`;
  return `a number ${range}`;
}

function formatOf(issue: Issue): string {
  if (issue['format'] === 'url') return 'a URL such as http://web.example/';
  if (issue['format'] === 'starts_with') return `a text that begins with ${String(issue['prefix'])}`;
  return 'another text';
}

/** Which values of the discriminant there are. */
const optionsOf = (issue: Issue): readonly string[] =>
  Array.isArray(issue['options']) ? issue['options'].map(String) : [];

/** The value that is wrong: of a union, the one that should have told which. */
function inputOf(issue: Issue): unknown {
  const { input } = issue;
  const discriminant = issue.code === 'invalid_union' ? issue['discriminator'] : undefined;
  return typeof discriminant === 'string' && isKeyed(input) ? input[discriminant] : input;
}

function suggestion(issue: Issue): string {
  const candidates = issue.code === 'invalid_value' ? issue.values.map(String) : optionsOf(issue);
  const typed = inputOf(issue);
  return typeof typed === 'string' ? didYouMean(typed, candidates) : '';
}

/** What is there, short enough for a sentence. */
export function haveText(input: unknown): string {
  if (input === undefined || input === null) return 'nothing';
  if (Array.isArray(input)) return input.length === 0 ? 'an empty list' : 'a list';
  if (typeof input === 'object') return 'keys with values';
  // A URL may hold credentials.
  return typeof input === 'string'
    ? `\`${input.replace(/:\/\/.*@/s, '://***@')}\``
    : `\`${String(input)}\` (${typeof input})`;
}

const isKeyed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
