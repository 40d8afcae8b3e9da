import yargs, { type Argv } from 'yargs';
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
    const run = async (command: Promise<(terminal: Terminal) => Promise<number>>) => {
      code = await (await command)(terminal);
    };
    try {
      await parser(run, terminal).parseAsync([...argv]);
      return code;
    } catch (error) {
      return reportError(error, terminal);
    }
  };
}

type Run = (command: Promise<(terminal: Terminal) => Promise<number>>) => Promise<void>;

function parser(run: Run, { stdout }: Terminal) {
  return yargs()
    .scriptName('clicamos')
    .usage('$0 <command>\n\nShips a new machine image to an EC2 Auto Scaling group without losing a request.')
    .option('config', {
      type: 'string',
      describe: 'Path of clicamos.yaml; the nearest one upwards unless given',
    })
    .option('json', { type: 'boolean', default: false, describe: 'One JSON object per line on stdout' })
    .command(
      'deploy [environment]',
      'Roll the service to a new image; the old one goes when the new one serves',
      (y) =>
        imageOptions(environment(y))
          .example('$0 deploy', 'Bake the next image of the local app and roll to it')
          .example('$0 deploy prod --ami ami-0b3', 'Roll production to an image'),
      async (argv) =>
        run(
          import('./commands/deploy.js').then(
            ({ deploy }) =>
              (t) =>
                deploy(argv, t),
          ),
        ),
    )
    .command(
      'plan [environment]',
      'Print what deploy would do, and change nothing',
      (y) =>
        imageOptions(environment(y)).example(
          '$0 plan prod --ami ami-0b3',
          'Steps, waits and warnings, nothing changed',
        ),
      async (argv) =>
        run(
          import('./commands/plan.js').then(
            ({ plan }) =>
              (t) =>
                plan(argv, t),
          ),
        ),
    )
    .command(
      'status [environment]',
      'What serves now, instance by instance, and whether a rollout is under way',
      (y) => environment(y),
      async (argv) =>
        run(
          import('./commands/status.js').then(
            ({ status }) =>
              (t) =>
                status(argv, t),
          ),
        ),
    )
    .command(
      'abort [environment]',
      'End a rollout that runs elsewhere or whose runner has died, from the tags alone',
      (y) => environment(y),
      async (argv) =>
        run(
          import('./commands/abort.js').then(
            ({ abort }) =>
              (t) =>
                abort(argv, t),
          ),
        ),
    )
    .command('local <command>', 'The AWS on this machine', (y) =>
      y
        .command(
          'up',
          'Start it and leave it serving',
          (z) => z,
          async (argv) =>
            run(
              import('./commands/local.js').then(
                ({ localUp }) =>
                  (t) =>
                    localUp(argv, t),
              ),
            ),
        )
        .command(
          'down',
          'End it and every instance of it',
          (z) => z,
          async (argv) =>
            run(
              import('./commands/local.js').then(
                ({ localDown }) =>
                  (t) =>
                    localDown(argv, t),
              ),
            ),
        )
        .command(
          'status',
          'Whether it runs, and where',
          (z) => z,
          async (argv) =>
            run(
              import('./commands/local.js').then(
                ({ localStatus }) =>
                  (t) =>
                    localStatus(argv, t),
              ),
            ),
        )
        .command(
          'logs',
          'Its log, or what one instance printed',
          (z) => z.option('instance', { type: 'string', describe: 'An instance id' }),
          async (argv) =>
            run(
              import('./commands/local.js').then(
                ({ localLogs }) =>
                  (t) =>
                    localLogs(argv, t),
              ),
            ),
        )
        .command(
          'bake',
          'Make an image of the app and print its id, to try: deploy --ami <id>',
          (z) =>
            z
              .option('env', {
                type: 'string',
                array: true,
                default: [] as string[],
                describe: 'NAME=value for the app',
              })
              .example(
                '$0 local bake --env HEALTH_STATUS=500',
                'A bad image: it starts, but its health path answers 500',
              ),
          async (argv) =>
            run(
              import('./commands/local.js').then(
                ({ localBake }) =>
                  (t) =>
                    localBake(argv, t),
              ),
            ),
        )
        .demandCommand(1, 'Expected a command after `local`: up, down, status, logs or bake'),
    )
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
    .demandCommand(1, 'Expected a command. Run: clicamos --help')
    .strict()
    .recommendCommands()
    .version()
    .wrap(Math.min(100, stdout.columns ?? 100))
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    });
}

const environment = <T>(y: Argv<T>) =>
  y.positional('environment', {
    type: 'string',
    describe: 'An environment of clicamos.yaml; its defaultEnvironment unless given',
  });

const imageOptions = <T>(y: Argv<T>) =>
  y
    .option('ami', { type: 'string', describe: 'The image, by id', group: 'Image (one of):' })
    .option('ami-file', { type: 'string', describe: 'A variable file with ami_id', group: 'Image (one of):' })
    .option('packer-log', {
      type: 'string',
      describe: "Packer's machine-readable log",
      group: 'Image (one of):',
    })
    .option('packer-manifest', { type: 'string', describe: "Packer's manifest", group: 'Image (one of):' })
    .option('ssm', {
      type: 'string',
      describe: 'An SSM parameter that holds the id',
      group: 'Image (one of):',
    })
    .conflicts('ami', ['ami-file', 'packer-log', 'packer-manifest', 'ssm'])
    .option('adopt', {
      type: 'string',
      describe: 'Take over an existing Auto Scaling group as the live one',
    });
