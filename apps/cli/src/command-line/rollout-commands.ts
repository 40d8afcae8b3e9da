import type { Argv } from 'yargs';
import {
  adoptOption,
  dashboardOptions,
  environment,
  eventsOption,
  imageOptions,
  keepFailedOption,
  patienceOptions,
  planFileOption,
  planOutOption,
  probeOption,
  rehearsalOptions,
  skipPreflightOption,
} from './options.js';
import { inEnvironment } from './in-environment.js';
import type { Run } from './run.js';

/** `clicamos deploy`, `dashboard`, `plan`, `rehearse` and `status`. */
export const rolloutCommands =
  (run: Run, runIn = inEnvironment(run)) =>
  <T extends { json: boolean }>(y: Argv<T>) =>
    y
      .command(
        'deploy [environment]',
        'Roll the service to a new image; the old one goes when the new one serves',
        (z) =>
          dashboardOptions(
            eventsOption(
              probeOption(
                patienceOptions(
                  keepFailedOption(
                    planFileOption(skipPreflightOption(adoptOption(imageOptions(environment(z))))),
                  ),
                ),
              ),
            ),
          )
            .example('$0 deploy', 'Bake the next image of the local app and roll to it')
            .example('$0 deploy prod --ami ami-0b3', 'Roll production to an image')
            .example('$0 deploy prod --ami ami-0b3 --keep-previous 30m', 'The same, with a quick way back'),
        (argv) => runIn(argv, async (t) => (await import('../commands/deploy.js')).deploy(argv, t)),
      )
      .command(
        'dashboard [environment]',
        'A page on this machine that follows rollouts while they happen, also those that run elsewhere',
        (z) =>
          environment(z)
            .option('port', {
              type: 'number',
              requiresArg: true,
              default: 0,
              describe: 'On 127.0.0.1; 0 for a free one',
            })
            .option('allow-actions', {
              type: 'boolean',
              default: false,
              describe: 'Let whoever has the printed link abort and roll back, after a question',
            })
            .example('$0 dashboard prod', 'Watch production; Ctrl-C ends the page, not the rollout')
            .example('$0 dashboard prod --allow-actions', 'The same, with the buttons'),
        (argv) =>
          runIn({ ...argv, isForAll: true }, async (t) =>
            (await import('../commands/dashboard.js')).dashboard(argv, t),
          ),
      )
      .command(
        'plan [environment]',
        'Print what deploy would do, and change nothing',
        (z) =>
          planOutOption(patienceOptions(skipPreflightOption(adoptOption(imageOptions(environment(z))))))
            .example('$0 plan prod --ami ami-0b3', 'Steps, waits and warnings, nothing changed')
            .example('$0 plan prod --ami ami-0b3 --out plan.json', 'The same, for deploy --plan plan.json'),
        (argv) => runIn(argv, async (t) => (await import('../commands/plan.js')).plan(argv, t)),
      )
      .command(
        'rehearse [environment]',
        'Play a deploy of the service with its like in memory, undisturbed and under faults; reads AWS only',
        (z) =>
          rehearsalOptions(patienceOptions(adoptOption(imageOptions(environment(z))))).example(
            '$0 rehearse prod --ami ami-0b3 --boot 90s',
            'Twelve scenarios in seconds, and what to change',
          ),
        (argv) => runIn(argv, async (t) => (await import('../commands/rehearse.js')).rehearse(argv, t)),
      )
      .command(
        'status [environment]',
        'What serves now, instance by instance, and whether a rollout is under way',
        (z) =>
          environment(z)
            .option('watch', {
              type: 'boolean',
              default: false,
              describe: 'Follow a rollout until it is over, also one that runs elsewhere',
            })
            .example('$0 status prod --json', 'As one JSON object, for a script')
            .example('$0 status prod --watch', 'What the rollout of a build machine does'),
        (argv) => runIn(argv, async (t) => (await import('../commands/status.js')).status(argv, t)),
      );
