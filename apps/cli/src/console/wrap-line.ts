import wrapAnsi from 'wrap-ansi';
import { commandPattern } from './name-program.js';

export interface WrapOptions {
  /** Breaks what is wider than a row by itself: no row is wider than the terminal. @default false */
  readonly isHard?: boolean;
  /** How commands of ours begin. @default 'clicamos' */
  readonly program?: string | undefined;
}

/** Stands for a space that is not broken at; of the private use area, so that no text has it. */
const held = '\uE000';

const number = '\\d[\\d.]*(?: \\d{3}\\b)*';

/** What is one thing to the eye, and a command: whoever copies it gets the whole. */
const whole = (program: string | undefined): string =>
  [
    '`[^`]+`',
    // An option and its value.
    '--[a-z][a-z-]* [\\w./:@-]+',
    // A time, and a number and its unit: `1m55s ago`, `1 242`, `35.9 s`, `2 of 12`, `12 min ago`.
    '\\d+[dhm] \\d+[hms]\\b(?: ago\\b)?',
    `${number}(?: of ${number})?(?: (?:ms|s|min|%)(?![\\w%]))?(?:m? ago\\b)?`,
    `(?:${commandPattern(program)}|\\baws [a-z0-9]+ [a-z-]+|\\b(?:npm|pulumi|packer) [a-z]+ |\\bexport [A-Z_]+=)[^\`]*?(?=${[
      ' · ',
      ' {2}',
      '[.,;:]? \\(',
      '\\)',
      '`',
      '[.,;:] ',
      ' (?:and|or|then|to) ',
      '[.,;]?$',
    ].join('|')})`,
  ].join('|');

/** A label, a number or a mark, and the gap behind it: what goes on below stands under the text. */
const label = /^ *(?:[\w.:-]{1,14} {2,}|[!x?-] )/;

/**
 * The rows of a line in a terminal of so many columns: broken at words, with what goes on below a little further in.
 * A command to copy stays in one piece; one that is wider than a row is left to the terminal, which copies it whole.
 * What is quoted and wider is words.
 */
export function wrapLine(line: string, columns: number, options: WrapOptions = {}): string[] {
  const { isHard = false, program } = options;
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const labelled = label.exec(line)?.[0].length ?? 0;
  const isLabelled = labelled > 0 && labelled <= columns / 3;
  const start = isLabelled ? labelled : indent;
  const below = isLabelled ? labelled : indent + 2;
  const width = Math.max(1, columns - below);
  const glue = (part: string) => (part.startsWith('`') && part.length > width ? part : glued(part));
  const text = keepFacts(line.slice(start).replaceAll(new RegExp(whole(program), 'g'), glue), width);
  const [first = '', ...rest] = wrapAnsi(text, width, { hard: isHard }).replaceAll(held, ' ').split('\n');
  return [`${line.slice(0, start)}${first}`, ...rest.map((row) => `${' '.repeat(below)}${row}`)];
}

const glued = (part: string): string => part.replaceAll(' ', held);

/** What stands between wide gaps or dots is one fact: where it has room in a row, it stays whole there, with its dot. */
const keepFacts = (text: string, width: number): string =>
  text
    .split(/( {2,}| (?=· ))/)
    .map((fact) => (fact.trim() === '' || wrapAnsi(fact, width).includes('\n') ? fact : glued(fact)))
    .join('');
