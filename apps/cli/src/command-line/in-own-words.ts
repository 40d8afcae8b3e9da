import { didYouMean } from '../config/nearest.js';

type Rewrite = readonly [RegExp, (...parts: string[]) => string];

const rewrites: readonly Rewrite[] = [
  [/^Invalid values:\n {2}Argument: (\S+), Given: "(.*?)", Choices: (.*)/, notOneOf],
  [/^Not enough arguments following: (\S+)/, (_, name) => `Expected \`--${name}\` to have a value, got none`],
  [
    /^Arguments (\S+) and (\S+) are mutually exclusive/,
    (_, a, b) => `Expected \`--${a}\` or \`--${b}\`, got both`,
  ],
  [
    /^Missing required arguments?: (.*)/,
    (_, names = '') => `Expected ${quoted(names.split(', '))}, got nothing`,
  ],
];

/** A sentence about an option in our words, where it is yargs's: what is wanted, and what is there. */
export function inOwnWords(message: string, argv: readonly string[]): string {
  const [number, name = ''] = /^Expected `(\S+)` to be a number$/.exec(message) ?? [];
  if (number !== undefined) return `${number}, got \`${given(name, argv)}\``;
  for (const [pattern, rewritten] of rewrites) {
    const found = pattern.exec(message);
    if (found !== null) return rewritten(...found);
  }
  return message;
}

function notOneOf(_: string, name = '', given = '', choices = ''): string {
  const names = choices.split(', ').map((choice) => choice.replaceAll('"', ''));
  return `Expected \`--${name}\` to be one of ${names.join(', ')}, got \`${given}\`${didYouMean(given, names)}`;
}

const quoted = (names: readonly string[]): string => names.map((name) => `\`--${name}\``).join(' and ');

/** What was typed for an option. */
function given(option: string, argv: readonly string[]): string {
  const at = argv.findIndex((word) => word === option || word.startsWith(`${option}=`));
  const [, inOne] = argv[at]?.split('=') ?? [];
  return inOne ?? argv[at + 1] ?? '';
}
