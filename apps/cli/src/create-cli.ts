import { readFileSync } from 'node:fs';
import yargs from 'yargs';
import { amiCommands } from './command-line/ami-commands.js';
import { localCommands } from './command-line/local-commands.js';
import { completeWith, environmentsToComplete } from './command-line/completion.js';
import { rolloutCommands } from './command-line/rollout-commands.js';
import { setupCommands } from './command-line/setup-commands.js';
import type { Run } from './command-line/run.js';
import { exitCode } from './exit-code.js';
import { reportError } from './report-error.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Runs one command line and answers its exit code; never throws. */
export type Cli = (argv: readonly string[]) => Promise<number>;

/** The `clicamos` command. What a command needs is loaded when it runs, so that `--help` is quick. */
export function createCli(terminal: Terminal): Cli {
  return async (argv) => {
    let code: number = exitCode.ok;
    const run: Run = async (command) => {
      code = await (await command)(terminal);
    };
    try {
      const environments = await environmentsToComplete(argv, terminal);
      await parser(run, terminal, environments).parseAsync([...argv]);
      return code;
    } catch (error) {
      return reportError(error, terminal);
    }
  };
}

function parser(run: Run, { stdout }: Terminal, environments: readonly string[]) {
  const y = yargs()
    .scriptName('clicamos')
    .usage('$0 <command>\n\nShips a new machine image to an EC2 Auto Scaling group without losing a request.')
    .option('config', {
      type: 'string',
      describe: 'Path of clicamos.yaml; the nearest one upwards unless given',
    })
    .option('json', { type: 'boolean', default: false, describe: 'One JSON object per line on stdout' });
  return (
    setupCommands(run)(rolloutCommands(run)(y))
      .command('ami <command>', 'Machine images', amiCommands(run))
      .command('local <command>', 'The AWS on this machine', localCommands(run))
      .command(
        'demo',
        'Everything once, in the foreground: a roll, a bad image, a slow one, with a probe all the time',
        (y) =>
          y
            .option('rate', { type: 'number', default: 200, describe: 'Requests per second of the probe' })
            .option('speed', { type: 'number', default: 20, describe: 'AWS seconds per real second' }),
        async (argv) =>
          run(
            import('./commands/demo.js').then(
              ({ demo }) =>
                (t) =>
                  demo(argv, t),
            ),
          ),
      )
      .completion(
        'completion',
        'Print a script that completes commands in bash and zsh',
        completeWith(environments),
      )
      .example('$0 init', 'Begin: write a clicamos.yaml')
      .example('$0 deploy', 'Try it on this machine, with real traffic and no AWS')
      .example('$0 plan prod --ami ami-0b3', 'What a deploy would do, and how long it takes')
      .example('source <($0 completion)', 'Complete commands and environments in this shell')
      .demandCommand(1, 'Expected a command. Run: clicamos --help')
      .strict()
      .recommendCommands()
      .version(version())
      // For a terminal only: a pipe has no width, and measuring every word is a tenth of the time of --help.
      .wrap(stdout.columns === undefined ? null : Math.min(100, stdout.columns))
      .exitProcess(false)
      .fail((message, error) => {
        throw error ?? new UsageError(message);
      })
  );
}

/** yargs would look for the nearest package.json of the user's folder. */
function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
