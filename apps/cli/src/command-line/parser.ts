import yargs from 'yargs';
import { cliVersion } from '../cli-version.js';
import { UsageError } from '../usage-error.js';
import { amiCommands } from './ami-commands.js';
import { checkValues } from './check-values.js';
import { completeWith } from './completion.js';
import { demoCommand } from './demo-command.js';
import { localCommands } from './local-commands.js';
import { recoveryCommands } from './recovery-commands.js';
import { rolloutCommands } from './rollout-commands.js';
import type { Run } from './run.js';
import { setupCommands } from './setup-commands.js';

export interface ParserOptions {
  /** Given the command that a command line chooses. */
  readonly run: Run;
  /** What a shell completes an environment to. */
  readonly environments?: readonly string[];
  /** Width of the terminal, if it is one. */
  readonly columns?: number | undefined;
  /** What the examples begin with. @default 'clicamos' */
  readonly program?: string | undefined;
}

/**
 * The strict parser of `clicamos`. It never ends the process.
 *
 * @throws {UsageError} from `parseAsync`, for a command line that it does not accept
 */
export function createParser({ run, environments = [], columns, program = '$0' }: ParserOptions) {
  const y = yargs()
    // In the language of the machine its own words would stand among ours, and what reads them would not know them.
    .locale('en')
    .scriptName('clicamos')
    .usage('$0 <command>\n\nShips a new machine image to an EC2 Auto Scaling group without losing a request.')
    .option('config', {
      type: 'string',
      describe: 'Path of clicamos.yaml; the nearest one upwards unless given',
    })
    .option('service', {
      type: 'string',
      describe: 'Of several services in clicamos.yaml, this one',
    })
    .option('verbose', {
      alias: 'v',
      type: 'boolean',
      default: false,
      describe: "Reasons in AWS's own words",
    })
    .option('json', { type: 'boolean', default: false, describe: 'One JSON object per line on stdout' });
  return (
    demoCommand(run)(setupCommands(run)(recoveryCommands(run)(rolloutCommands(run)(y))))
      .command('ami <command>', 'Machine images', amiCommands(run))
      .command('local <command>', 'The AWS on this machine', localCommands(run))
      .completion(
        'completion',
        'Print a script that completes commands in bash and zsh',
        completeWith(environments),
      )
      .example(`${program} init`, 'Begin: write a clicamos.yaml')
      .example(`${program} deploy`, 'Try it on this machine, with real traffic and no AWS')
      .example(`${program} plan prod --ami ami-0b3`, 'What a deploy would do, and how long it takes')
      .example(`source <(${program} completion)`, 'Complete commands and environments in this shell')
      .demandCommand(1, 'Expected a command. Run: clicamos --help')
      .strict()
      .check(checkValues)
      // `ami build --var a=1 prod`: prod is the environment, not a second variable.
      .parserConfiguration({ 'greedy-arrays': false })
      .recommendCommands()
      .alias('help', 'h')
      .version(cliVersion())
      // For a terminal only: a pipe has no width, and measuring every word is a tenth of the time of --help.
      .wrap(columns === undefined ? null : Math.min(100, columns))
      .exitProcess(false)
      .fail((message, error) => {
        throw error ?? new UsageError(message);
      })
  );
}
