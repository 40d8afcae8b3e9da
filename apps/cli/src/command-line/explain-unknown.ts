import { didYouMean } from '../config/nearest.js';
import { commandGroups, expectedAfter } from './command-groups.js';

/** What people type where it has another name here. */
const elsewhere: Readonly<Record<string, string>> = {
  'dry-run': 'A plan changes nothing: clicamos plan',
  logs: 'Run: clicamos local logs',
  up: 'Run: clicamos local up',
  down: 'Run: clicamos local down',
  bake: 'Run: clicamos local bake',
  build: 'Run: clicamos ami build',
  resolve: 'Run: clicamos ami resolve',
  version: 'Run: clicamos --version',
  help: 'Run: clicamos --help',
};

/** yargs's sentence about what it does not know, with what was probably meant. */
export function explainUnknown(message: string, argv: readonly string[], options: readonly string[]): string {
  const [, names] = /^Unknown arguments?: (.*)$/.exec(message) ?? [];
  if (names !== undefined)
    return namesOnce(names.split(', '))
      .map((name) => `Unknown argument: ${name}${hint(name, options)}`)
      .join('\n');
  const [command = ''] = argv;
  if (isGroup(command)) return afterGroup(message, command);
  // Of a command that it does not know, yargs tells the nearest of its own.
  return message.startsWith('Did you mean ') && command in elsewhere
    ? `Unknown argument: ${command}. ${elsewhere[command]}`
    : message;
}

const isGroup = (word: string): word is keyof typeof commandGroups => word in commandGroups;

/** `local` alone, or with a word that it does not know. */
function afterGroup(message: string, group: keyof typeof commandGroups): string {
  if (message.startsWith('Did you mean ')) return `${expectedAfter(group)}. ${message}`;
  return message.startsWith('Not enough non-option arguments') ? expectedAfter(group) : message;
}

/** An option of two words comes as `dry-run` and as `dryRun`. */
const namesOnce = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !names.some((other) => other !== name && camelCase(other) === name));

const camelCase = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function hint(name: string, options: readonly string[]): string {
  const known = elsewhere[name];
  return known === undefined ? didYouMean(name, options).replace(/`(.*)`/, '`--$1`') : `. ${known}`;
}
