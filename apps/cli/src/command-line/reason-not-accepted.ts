import { parseCommandLine } from './parse-command-line.js';

/**
 * Why `clicamos` would refuse a command line: an unknown command or option, or a missing argument. The command
 * itself is neither run nor loaded, and nothing is printed. What only the command can tell, such as an
 * environment that the configuration does not have, is not asked here.
 *
 * @param argv without the program's name
 * @returns `undefined` when it would be accepted
 * @example
 * import { reasonNotAccepted } from '@clicamos/cli';
 *
 * await reasonNotAccepted(['deploy', 'prod']); // undefined
 * await reasonNotAccepted(['deploy', '--amy', 'ami-1']); // 'Unknown argument: amy. Did you mean `--ami`?'
 */
export async function reasonNotAccepted(argv: readonly string[]): Promise<string | undefined> {
  try {
    await parseCommandLine(argv, { run: async () => undefined });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
