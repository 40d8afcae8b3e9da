import { UsageError } from '../usage-error.js';

/** The options that may be given more than once. */
const lists: readonly string[] = [
  'only',
  'owner',
  'probeUrl',
  'scenario',
  'set',
  'skipPreflight',
  'var',
  'varFile',
];

/** What yargs hands over besides options; an unknown environment is the configuration's to tell. */
const others: readonly string[] = ['_', '$0', 'environment'];

/**
 * Refuses what yargs lets through: an option without its value, as a script with an unset variable gives it, a
 * number that is none, an option that is given twice.
 *
 * @throws {UsageError} with the option's name
 */
export function checkValues(argv: Readonly<Record<string, unknown>>): true {
  for (const [name, value] of Object.entries(argv)) {
    const reason = others.includes(name) ? undefined : reasonBadValue(name, value);
    if (reason !== undefined) throw new UsageError(`Expected \`${optionOf(name)}\` ${reason}`);
  }
  return true;
}

function reasonBadValue(name: string, value: unknown): string | undefined {
  if (value === '') return 'to have a value, got none';
  if (Number.isNaN(value)) return 'to be a number';
  if (Array.isArray(value) && !lists.includes(camelCase(name))) return `once, got it ${value.length} times`;
  return undefined;
}

// yargs gives every option twice, as `ami-file` and as `amiFile`.
const camelCase = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const optionOf = (name: string) =>
  `--${name.replace(/[A-Z]/g, (letter: string) => `-${letter.toLowerCase()}`)}`;
