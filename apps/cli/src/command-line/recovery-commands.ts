import type { Argv } from 'yargs';
import { environment, eventsOption, forceOption, probeOption, strategyOption } from './options.js';
import { inEnvironment } from './in-environment.js';
import type { Run } from './run.js';

/** `clicamos resume`, `abort`, `pause`, `promote`, `rollback`, `finish`, `doctor`, `history` and `report`. */
export const recoveryCommands =
  (run: Run, runIn = inEnvironment(run)) =>
  <T extends { json: boolean }>(y: Argv<T>) =>
    y
      .command(
        'resume [environment]',
        'Go on with a rollout whose runner has died, from the step where it stopped',
        (z) =>
          eventsOption(probeOption(forceOption(environment(z)))).example(
            '$0 resume prod',
            'From any machine, from the tags alone',
          ),
        (argv) => runIn(argv, async (t) => (await import('../commands/resume.js')).resume(argv, t)),
      )
      .command(
        'abort [environment]',
        'End a rollout: a living runner is asked to go back, a dead one is taken over',
        (z) =>
          eventsOption(forceOption(environment(z))).example(
            '$0 abort prod',
            'Back to what served before, from any machine',
          ),
        (argv) => runIn(argv, async (t) => (await import('../commands/abort.js')).abort(argv, t)),
      )
      .command(
        'pause [environment]',
        'Keep both generations in traffic, once the new one serves, until somebody promotes it',
        (z) =>
          environment(z)
            .option('for', {
              type: 'string',
              requiresArg: true,
              default: '1h',
              describe: 'How long it waits for somebody; then it goes back',
            })
            .example('$0 pause prod --for 30m', 'From any machine, before traffic leaves what serves now'),
        (argv) => runIn(argv, async (t) => (await import('../commands/pause.js')).pause(argv, t)),
      )
      .command(
        'promote [environment]',
        'Go on with a rollout that is paused or bakes',
        (z) =>
          environment(z).example('$0 promote prod', 'What serves now goes, once the new one is proven again'),
        (argv) => runIn(argv, async (t) => (await import('../commands/promote.js')).promote(argv, t)),
      )
      .command(
        'rollback [environment]',
        'Go back to the release before: to the group that is kept warm, else by rolling to its image',
        (z) =>
          strategyOption(eventsOption(probeOption(environment(z))))
            .option('to', {
              type: 'number',
              requiresArg: true,
              describe:
                'A version of the launch template, as history lists it; the release before unless given',
            })
            .option('keep-previous', {
              type: 'string',
              describe:
                'How long what is live now stays warm afterwards, for example 30m; it goes unless given',
            })
            .example('$0 rollback prod', 'To the release before this one')
            .example('$0 rollback prod --to 41', 'To any earlier release'),
        (argv) => runIn(argv, async (t) => (await import('../commands/rollback.js')).rollback(argv, t)),
      )
      .command(
        'finish [environment]',
        'Remove the previous group that is kept warm, before its time is over',
        (z) => environment(z),
        (argv) => runIn(argv, async (t) => (await import('../commands/finish.js')).finish(argv, t)),
      )
      .command(
        'doctor [environment]',
        'List what is left of rollouts that died, and what mends it',
        (z) =>
          environment(z)
            .option('fix', { type: 'boolean', default: false, describe: 'Mend it' })
            .option('permissions', {
              type: 'boolean',
              default: false,
              describe: 'Ask IAM which rights of the service are missing, and nothing else',
            })
            .option('principal', {
              type: 'string',
              requiresArg: true,
              describe: 'The same of a user or role, by its ARN',
            })
            .example('$0 doctor prod --fix', 'Nothing that serves goes without another in its place'),
        (argv) =>
          runIn(argv, async (t) =>
            argv.permissions || argv.principal !== undefined
              ? (await import('../commands/doctor-permissions.js')).doctorPermissions(argv, t)
              : (await import('../commands/doctor.js')).doctor(argv, t),
          ),
      )
      .command(
        'history [environment]',
        'The releases: when, who, which image, how it ended, requests and lost',
        (z) => environment(z).example('$0 history prod --json', 'As one JSON object, for a script'),
        (argv) => runIn(argv, async (t) => (await import('../commands/history.js')).history(argv, t)),
      )
      .command(
        'report <rollout>',
        'Make the report of a rollout again, from the events that it left',
        (z) =>
          z
            .positional('rollout', {
              type: 'string',
              demandOption: true,
              describe: 'The id of a rollout that left a report here, or a file of events',
            })
            .option('out', {
              type: 'string',
              default: 'clicamos-report',
              describe: 'The folder for the report, one below it for each rollout',
            })
            .option('partial', {
              type: 'boolean',
              default: false,
              describe: 'Make it of what is there, where the file is cut or its rollout is not over',
            })
            .example('$0 report r-7k2p', 'Of a rollout that ran here')
            .example('$0 report build/events.ndjson --out reports', 'Of a file that deploy --events wrote'),
        (argv) => run(async (t) => (await import('../commands/report.js')).report(argv, t)),
      );
