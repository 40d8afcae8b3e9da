import type { Argv } from 'yargs';
import { amiFile } from '../image/ami-file.js';
import { scenarioNames } from '../rehearsal/scenarios/scenario-names.js';

/** The positional that every command takes. */
export const environment = <T>(y: Argv<T>) =>
  y.positional('environment', {
    type: 'string',
    describe: 'An environment of clicamos.yaml; its defaultEnvironment unless given',
  });

/** What names an image: one of them. */
export const imageOptions = <T>(y: Argv<T>) =>
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
    .conflicts('ami-file', ['packer-log', 'packer-manifest', 'ssm'])
    .conflicts('packer-log', ['packer-manifest', 'ssm'])
    .conflicts('packer-manifest', 'ssm')
    .option('build', {
      type: 'string',
      describe: "Of several builds in Packer's log or manifest, this one",
    });

/** Where a plan is written, to be read and then run. */
export const planOutOption = <T>(y: Argv<T>) =>
  y.option('out', {
    type: 'string',
    requiresArg: true,
    describe: 'Write the plan to this file, for deploy --plan',
  });

/** A plan that was read: it says everything that decides a rollout. */
export const planFileOption = <T>(y: Argv<T>) =>
  y
    .option('plan', {
      type: 'string',
      requiresArg: true,
      describe: 'Do what this file of plan --out says, or nothing where the service has changed since',
    })
    .conflicts('plan', [
      ...['ami', 'ami-file', 'packer-log', 'packer-manifest', 'ssm', 'build'],
      ...['adopt', 'skip-preflight', 'strategy', 'keep-previous', 'pause', 'on-foreign-change'],
    ]);

/** Where an image's id is written. */
export const amiFileOption = <T>(y: Argv<T>) =>
  y.option('out', { type: 'string', default: amiFile, describe: 'The file for the id' });

/** `--no-probe`, which yargs reads as `--probe` that is not wanted. */
export const probeOption = <T>(y: Argv<T>) =>
  y
    .option('probe', {
      type: 'boolean',
      default: true,
      describe: 'Send requests all the while and judge by them; --no-probe rolls without',
    })
    .option('probe-url', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Where those requests go, in place of probe.url; once for each URL',
    });

/** Leaves what failed, to look at. */
export const keepFailedOption = <T>(y: Argv<T>) =>
  y.option('keep-failed', {
    type: 'boolean',
    default: false,
    describe: 'Leave a failed new group, out of the load balancers, to look at; abort removes it',
  });

/** Who moves: a new group, or AWS's Instance Refresh. */
export const strategyOption = <T>(y: Argv<T>) =>
  y.option('strategy', {
    choices: ['replace', 'refresh'] as const,
    describe:
      'replace: a new group beside the old one; refresh: AWS replaces the instances of a group that keeps its name; rollout.strategy unless given',
  });

/** What says how patiently a rollout is done. */
export const patienceOptions = <T>(y: Argv<T>) =>
  strategyOption(y)
    .option('keep-previous', {
      type: 'string',
      describe:
        'How long previous stays warm afterwards, for example 30m; rollout.keepPreviousMinutes unless given',
    })
    .option('pause', {
      type: 'string',
      requiresArg: true,
      describe:
        'How long both generations, once the new one serves, wait for clicamos promote, for example 1h; then it goes back',
    })
    .option('on-foreign-change', {
      choices: ['wait', 'abort', 'adopt'] as const,
      describe:
        'When somebody else breaks what the rollout needs: wait (unless given), go back, or take it as meant',
    });

/** What preflight is not to stand in the way with. */
export const skipPreflightOption = <T>(y: Argv<T>) =>
  y.option('skip-preflight', {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'Go on in spite of this finding of preflight, by its id; can be given more than once',
  });

/** Takes over from a runner that may still live. */
export const forceOption = <T>(y: Argv<T>) =>
  y.option('force', {
    type: 'boolean',
    default: false,
    describe: 'Take over at once, also from a runner that may still live: it can still write for a moment',
  });

/** Takes over a group that the service does not own yet. */
export const adoptOption = <T>(y: Argv<T>) =>
  y.option('adopt', {
    type: 'string',
    describe: 'Take over an existing Auto Scaling group as the live one',
  });

/** What a rehearsal cannot read of AWS, and which scenarios. */
export const rehearsalOptions = <T>(y: Argv<T>) =>
  y
    .option('boot', {
      type: 'string',
      describe:
        'From InService in its group to the first answer of an instance, for example 90s; 30s unless given',
    })
    .option('slowest-request', {
      type: 'string',
      describe: 'The longest that a request takes, for example 20s; 5s unless given',
    })
    .option('scenario', {
      type: 'string',
      array: true,
      choices: scenarioNames,
      describe: 'This scenario alone; once for each',
    });

/** Shows what happens on a page. */
export const dashboardOptions = <T>(y: Argv<T>) =>
  y
    .option('dashboard', {
      type: 'boolean',
      default: false,
      describe: 'Show it on a page of this machine while it happens, and print the link',
    })
    .option('port', { type: 'number', requiresArg: true, describe: 'Of that page; a free one unless given' });

/** Where everything that is told goes too. */
export const eventsOption = <T>(y: Argv<T>) =>
  y.option('events', {
    type: 'string',
    requiresArg: true,
    describe: 'Write what --json prints to this file too, line by line',
  });
