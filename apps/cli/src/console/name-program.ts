import type { Terminal } from '../terminal.js';
import { commandNames } from './command-names.js';
import { ownName } from './find-program.js';
import { mapWrites } from './map-writes.js';

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** How a command of ours begins in a text, as a pattern: its program, and what can follow that. */
export const commandPattern = (program: string = ownName): string =>
  `(?:${escaped(program)}|(?<![\\w./:@-])${ownName})(?= (?:${commandNames.join('|')}|<command> --help|--help)(?![\\w-]))`;

/** A text whose commands begin as the person who reads it has to type them; done already, it stays as it is. */
export const nameProgram = (text: string, program: string = ownName): string =>
  program === ownName ? text : text.replaceAll(new RegExp(commandPattern(program), 'g'), () => program);

/**
 * The same console, on which commands can be pasted. Whatever made a sentence, also the engine, calls the program
 * `clicamos`; so does what programs read.
 */
export function nameTerminal(terminal: Terminal): Terminal {
  const { program = ownName, stdout, stderr, onLeave } = terminal;
  if (program === ownName) return terminal;
  const named = (text: string) => nameProgram(text, program);
  return {
    ...terminal,
    stdout: mapWrites(stdout, named),
    stderr: mapWrites(stderr, named),
    onLeave: (describe) => onLeave(() => named(describe())),
  };
}
