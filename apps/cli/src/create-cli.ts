import { environmentsToComplete } from './command-line/completion.js';
import { parseCommandLine } from './command-line/parse-command-line.js';
import type { Run } from './command-line/run.js';
import { nameTerminal } from './console/name-program.js';
import { wrapTerminal } from './console/wrap-terminal.js';
import { exitCode } from './exit-code.js';
import { writeLine, type Terminal } from './terminal.js';

/** Runs one command line, without the program's name, and answers its exit code; never throws. */
export type Cli = (argv: readonly string[]) => Promise<number>;

/**
 * The `clicamos` command in a terminal. What a command needs is loaded when it runs, so that `--help` is quick.
 *
 * @example
 * import { createCli } from '@clicamos/cli';
 *
 * const cli = createCli({
 *   stdin: process.stdin,
 *   stdout: process.stdout,
 *   stderr: process.stderr,
 *   cwd: process.cwd(),
 *   env: process.env,
 *   signal: AbortSignal.timeout(600_000),
 *   onLeave: () => undefined,
 * });
 * process.exitCode = await cli(['status', 'prod']);
 */
export function createCli(ownTerminal: Terminal): Cli {
  return async (argv) => {
    const plain = await wrapTerminal(ownTerminal);
    const terminal = nameTerminal(plain);
    let code: number = exitCode.ok;
    let endpoint: string | undefined;
    const run: Run = async (command) => {
      code = await command({ ...terminal, onEndpoint: (opened) => (endpoint = opened) });
    };
    try {
      const environments = await environmentsToComplete(argv, terminal);
      const { stdout, program } = terminal;
      const { columns } = stdout;
      // A manual has names; what it gives to paste, it names itself.
      const show = (text: string) => void writeLine(plain, text);
      await parseCommandLine(argv, { run, environments, columns, program, show });
      return code;
    } catch (error) {
      const { reportError } = await import('./report-error.js');
      return reportError(error, terminal, endpoint);
    }
  };
}
