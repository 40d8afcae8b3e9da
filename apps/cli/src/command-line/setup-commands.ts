import type { Argv } from 'yargs';
import { environment } from './options.js';
import type { Run } from './run.js';

/** `clicamos init`, `schema` and `iam-policy`. */
export const setupCommands =
  (run: Run) =>
  <T extends { config: string | undefined; json: boolean }>(y: Argv<T>) =>
    y
      .command(
        'init',
        'Write a commented clicamos.yaml, from these options or by asking',
        (z) => initOptions(z),
        (argv) => run(async (t) => (await import('../commands/init.js')).init(argv, t)),
      )
      .command(
        'schema',
        'Print the JSON schema of clicamos.yaml, for editors',
        (z) => z.example('$0 schema > clicamos.schema.json', 'Refresh it after an upgrade'),
        () => run(async (t) => (await import('../commands/init.js')).schema(t)),
      )
      .command(
        'iam-policy [environment]',
        'Print the least that every command of a rollout must be allowed on AWS',
        (z) => policyOptions(environment(z)),
        (argv) => run(async (t) => (await import('../commands/iam-policy.js')).printIamPolicy(argv, t)),
      );

const onAws = 'Environment on AWS:';

const initOptions = <T>(y: Argv<T>) =>
  y
    .option('service', { type: 'string', describe: 'Its name; web unless given' })
    .option('region', { type: 'string', describe: 'For example us-east-1', group: onAws })
    .option('account', { type: 'string', describe: 'Its 12 digits', group: onAws })
    .option('target-group', {
      type: 'string',
      describe: 'What the service is behind: a target group, by name or ARN',
      group: onAws,
    })
    .option('load-balancer', {
      type: 'string',
      describe: 'In its place: a Classic Load Balancer, by name',
      group: onAws,
    })
    .option('stack', { type: 'string', describe: 'In its place: a Pulumi stack', group: onAws })
    .conflicts('load-balancer', ['stack', 'target-group'])
    .conflicts('target-group', 'stack')
    .option('force', { type: 'boolean', default: false, describe: 'Replace a clicamos.yaml' })
    .example('$0 init', 'Asks, at a terminal')
    .example(
      '$0 init --service web --region us-east-1 --account 123456789012 --load-balancer web-elb',
      'Asks nothing',
    );

const policyOptions = <T>(y: Argv<T>) =>
  y
    .option('instance-role', {
      type: 'string',
      describe: "Role of the instances' profile, by name or ARN; derived from the configuration unless given",
    })
    .option('ssm', { type: 'string', describe: "Also: read an image's id from this SSM parameter" })
    .option('adopt', { type: 'string', describe: 'Also: take over this Auto Scaling group' })
    .example('$0 iam-policy prod > policy.json', 'Then: aws iam create-policy --policy-document ...');
