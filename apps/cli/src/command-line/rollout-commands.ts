import type { Argv } from 'yargs';
import { adoptOption, environment, imageOptions, keepFailedOption } from './options.js';
import type { Run } from './run.js';

/** `clicamos deploy`, `plan`, `status` and `abort`. */
export const rolloutCommands =
  (run: Run) =>
  <T extends { json: boolean }>(y: Argv<T>) =>
    y
      .command(
        'deploy [environment]',
        'Roll the service to a new image; the old one goes when the new one serves',
        (z) =>
          keepFailedOption(adoptOption(imageOptions(environment(z))))
            .example('$0 deploy', 'Bake the next image of the local app and roll to it')
            .example('$0 deploy prod --ami ami-0b3', 'Roll production to an image'),
        (argv) => run(async (t) => (await import('../commands/deploy.js')).deploy(argv, t)),
      )
      .command(
        'plan [environment]',
        'Print what deploy would do, and change nothing',
        (z) =>
          adoptOption(imageOptions(environment(z))).example(
            '$0 plan prod --ami ami-0b3',
            'Steps, waits and warnings, nothing changed',
          ),
        (argv) => run(async (t) => (await import('../commands/plan.js')).plan(argv, t)),
      )
      .command(
        'status [environment]',
        'What serves now, instance by instance, and whether a rollout is under way',
        (z) => environment(z).example('$0 status prod --json', 'As one JSON object, for a script'),
        (argv) => run(async (t) => (await import('../commands/status.js')).status(argv, t)),
      )
      .command(
        'abort [environment]',
        'End a rollout that runs elsewhere or whose runner has died, from the tags alone',
        (z) => environment(z).example('$0 abort prod', 'Back to what served before, from any machine'),
        (argv) => run(async (t) => (await import('../commands/abort.js')).abort(argv, t)),
      );
