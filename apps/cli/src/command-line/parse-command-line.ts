import { UsageError } from '../usage-error.js';
import type { Known } from './explain-unknown.js';
import { createParser, type ParserOptions } from './parser.js';
import { withOwnOptionsFirst } from './with-own-options-first.js';

/** Of ours, or of yargs, which writes some of its sentences itself. */
const isRefusal = (error: unknown): error is Error =>
  error instanceof UsageError || (error instanceof Error && error.name === 'YError');

const isOfUnknown = (error: Error): boolean =>
  /^(?:Unknown arguments?: |Did you mean |Not enough non-option arguments)/.test(error.message);

export interface CommandLineOptions extends ParserOptions {
  /** Told help, the version and what a shell completes to, when they are asked for. */
  readonly show?: (text: string) => void;
}

/**
 * Parses a command line and runs its command.
 *
 * @param argv without the program's name
 * @throws {UsageError} for what it does not accept, with what was probably meant
 */
export async function parseCommandLine(
  argv: readonly string[],
  { show = () => undefined, ...options }: CommandLineOptions,
): Promise<void> {
  const parser = createParser(options);
  try {
    // With a callback yargs prints nothing by itself.
    await parser.parseAsync(asked(argv), {}, (_error, _argv, output) => {
      if (output !== '') show(withOwnOptionsFirst(output));
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const message = isOfUnknown(error)
      ? (await import('./explain-unknown.js')).explainUnknown(error.message, argv, await knownTo(argv))
      : (await import('./in-own-words.js')).inOwnWords(error.message, argv);
    throw new UsageError(message, { cause: error });
  }
}

/** yargs prints the script whatever else is asked: the program's help says what it is for. */
const asked = (argv: readonly string[]): string[] =>
  argv[0] === 'completion' && argv.includes('--help') ? ['--help'] : [...argv];

/** What the command that is meant knows, read from its help. */
async function knownTo(argv: readonly string[]): Promise<Known> {
  const firstOption = argv.findIndex((word) => word.startsWith('-'));
  const words = firstOption < 0 ? argv : argv.slice(0, firstOption);
  let help = '';
  const keep = (_error: unknown, _argv: unknown, output: string) => void (help = output);
  // The help of a command that does not exist is that of the program.
  await createParser({ run: async () => undefined }).parseAsync([...words, '--help'], {}, keep);
  const all = (pattern: RegExp) => [...help.matchAll(pattern)].map(([, name = '']) => name);
  return {
    options: all(/^ +(?:-\w, )?--([\w-]+)/gm),
    commands: all(/^ {2}clicamos (?:(?:ami|local) (?!<))?([\w-]+)/gm),
  };
}
