import type { Argv } from 'yargs';
import { expectedAfter } from './command-groups.js';
import type { Run } from './run.js';

/** `clicamos local ...`. */
export const localCommands =
  (run: Run) =>
  <T extends { json: boolean }>(y: Argv<T>) =>
    y
      .command(
        'up',
        'Start it and leave it serving',
        (z) =>
          z
            .option('faults', {
              type: 'string',
              describe: 'A file (YAML or JSON) of what goes wrong in it',
            })
            .example('$0 local up --faults faults.yaml', 'An AWS that throttles, loses answers, or runs out'),
        (argv) => run(async (t) => (await import('../commands/local.js')).localUp(argv, t)),
      )
      .command(
        'env',
        'What points the AWS CLI and every SDK at it, for a shell',
        (z) => z.example('eval "$($0 local env)"', 'Every program of this shell reaches it'),
        (argv) => run(async (t) => (await import('../commands/local.js')).localEnv(argv, t)),
      )
      .command(
        'down',
        'End it and every instance of it',
        (z) => z,
        (argv) => run(async (t) => (await import('../commands/local.js')).localDown(argv, t)),
      )
      .command(
        'status',
        'Whether it runs, and where',
        (z) => z,
        (argv) => run(async (t) => (await import('../commands/local.js')).localStatus(argv, t)),
      )
      .command(
        'logs',
        'Its log, or what one instance printed',
        (z) => z.option('instance', { type: 'string', describe: 'An instance id' }),
        (argv) => run(async (t) => (await import('../commands/local.js')).localLogs(argv, t)),
      )
      .command(
        'bake',
        'Make an image of the app and print its id, to try: deploy --ami <id>',
        (z) =>
          z
            .option('set', {
              type: 'string',
              array: true,
              default: [] as string[],
              describe: 'NAME=value for the app',
            })
            .example(
              '$0 local bake --set HEALTH_STATUS=500',
              'A bad image: it starts, but its health path answers 500',
            ),
        (argv) => run(async (t) => (await import('../commands/local.js')).localBake(argv, t)),
      )
      .demandCommand(1, expectedAfter('local'));
