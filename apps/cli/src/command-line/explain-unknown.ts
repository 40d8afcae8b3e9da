import { didYouMean, nearest } from '../config/nearest.js';
import { commandGroups, expectedAfter } from './command-groups.js';

/** What people type where it has another name here. */
const elsewhere: Readonly<Record<string, string>> = {
  'dry-run': 'A plan changes nothing: clicamos plan',
  logs: 'Run: clicamos local logs',
  start: 'Run: clicamos local up',
  stop: 'Run: clicamos local down',
  apply: 'Run: clicamos deploy',
  undo: 'Run: clicamos rollback',
  list: 'Run: clicamos history',
  up: 'Run: clicamos local up',
  down: 'Run: clicamos local down',
  bake: 'Run: clicamos local bake',
  build: 'Run: clicamos ami build',
  resolve: 'Run: clicamos ami resolve',
  version: 'Run: clicamos --version',
  help: 'Run: clicamos --help',
};

/** What the help of what was typed lists. */
export interface Known {
  readonly options: readonly string[];
  readonly commands: readonly string[];
}

/** yargs's sentence about what it does not know, in our own words, with what was probably meant. */
export function explainUnknown(message: string, argv: readonly string[], known: Known): string {
  const [command = '', after = ''] = argv.filter((word) => !word.startsWith('-'));
  if (isGroup(command)) return afterGroup(message, { group: command, after, argv, ...known });
  const [, names] = /^Unknown arguments?: (.*)$/.exec(message) ?? [];
  if (message.startsWith('Not enough non-option arguments'))
    return `Expected something after \`${command}\`, got nothing. Run: clicamos ${command} --help`;
  // Of a command that it does not know, yargs tells the nearest of its own.
  if (message.startsWith('Did you mean ') || (names === command && !known.commands.includes(command)))
    return unknownCommand(command, known.commands);
  return names === undefined ? message : unknownArguments(names, { options: known.options, argv });
}

function unknownCommand(word: string, commands: readonly string[]): string {
  const told = `Unknown command: ${word}`;
  if (word in elsewhere) return `${told}. ${elsewhere[word]}`;
  const meant = nearest(word, [...commands, ...Object.keys(elsewhere)]);
  if (meant === undefined) return `${told}. Run: clicamos --help`;
  const place = elsewhere[meant]?.replace(/^.*: /, '') ?? `clicamos ${meant}`;
  return `${told}. Did you mean \`${place}\`?`;
}

interface Typed extends Pick<Known, 'options'> {
  readonly argv: readonly string[];
}

const unknownArguments = (names: string, typed: Typed): string =>
  namesOnce(names.split(', '))
    .map((name) => `Unknown argument: ${name}${hint(name, typed)}`)
    .join('\n');

const isGroup = (word: string): word is keyof typeof commandGroups => word in commandGroups;

interface AfterGroup extends Known, Typed {
  readonly group: keyof typeof commandGroups;
  /** The word after it, if there is one. */
  readonly after: string;
}

/** `local` alone, or with a word that it does not know; or what comes after a word that it knows. */
function afterGroup(message: string, { group, after, commands, ...typed }: AfterGroup): string {
  if (message.startsWith('Did you mean ')) return `${expectedAfter(group)}${didYouMean(after, commands)}`;
  if (message.startsWith('Not enough non-option arguments')) return expectedAfter(group);
  const [, names = ''] = /^Unknown arguments?: (.*)$/.exec(message) ?? [];
  return names === '' ? message : unknownArguments(names, typed);
}

/** An option of two words comes as `dry-run` and as `dryRun`. */
const namesOnce = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !names.some((other) => other !== name && camelCase(other) === name));

const camelCase = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function hint(name: string, { options, argv }: Typed): string {
  if (name.startsWith('ami-')) return `. An image is named with an option: --ami ${name}`;
  const known = elsewhere[name];
  if (known !== undefined) return `. ${known}`;
  if (argv.includes(name)) return '. What is no option stands in one place alone; options begin with --';
  return didYouMean(name, options).replace(/`(.*)`/, '`--$1`');
}
