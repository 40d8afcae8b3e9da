import { loadConfig } from '../config/load-config.js';
import type { AwsSettings, Config } from '../config/schema.js';
import { chooseEnvironment } from '../environment/environment.js';
import { configOptions, type OpenOptions } from '../environment/open-environment.js';
import { exitCode } from '../exit-code.js';
import { iamPolicy } from '../iam/iam-policy.js';
import { writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export interface IamPolicyCommandOptions extends OpenOptions {
  readonly instanceRole?: string | undefined;
  readonly ssm?: string | undefined;
  readonly adopt?: string | undefined;
}

/** `clicamos iam-policy`: the policy as JSON on stdout; asks no cloud. */
export async function printIamPolicy(options: IamPolicyCommandOptions, terminal: Terminal): Promise<number> {
  const { config } = await loadConfig(configOptions(options, terminal));
  const { service } = config;
  const { account, region, ...settings } = awsSettings(config, options.environment);
  const policy = iamPolicy({
    service,
    account,
    region,
    instanceRole: options.instanceRole ?? roleOf(service, settings),
    parameter: options.ssm,
    adopt: options.adopt,
    eventBuses: eventBusesOf(settings),
  });
  writeLine(terminal, JSON.stringify(policy, null, 2));
  return exitCode.ok;
}

const eventBusesOf = ({ notify = [] }: Pick<AwsSettings, 'notify'>): readonly string[] => [
  ...new Set(notify.flatMap((target) => (target.kind === 'eventbridge' ? [target.bus] : []))),
];

function awsSettings(config: Config, wanted: string | undefined): AwsSettings {
  const { name, settings } = chooseEnvironment(config, wanted);
  if (settings.cloud === 'aws') return settings;
  const others = Object.entries(config.environments).filter(([, { cloud }]) => cloud === 'aws');
  const hint =
    others.length === 0
      ? 'Add one to clicamos.yaml, for example with: clicamos init'
      : `Run: clicamos iam-policy ${others.map(([other]) => other).join(' | ')}`;
  throw new UsageError(
    `\`${name}\` is the emulator, which checks no permissions: a policy is for an environment on AWS. ${hint}`,
  );
}

/**
 * A configured profile has a role of the same name, as the console makes them; our stack's role has a name
 * that begins like this. Anything else is named by `--instance-role`.
 */
function roleOf(
  service: string,
  { group, stack, outputs }: Pick<AwsSettings, 'group' | 'stack' | 'outputs'>,
): string | undefined {
  const { instanceProfile } = group;
  if (instanceProfile?.startsWith('arn:')) return instanceProfile.replace(':instance-profile/', ':role/');
  return instanceProfile ?? ((stack ?? outputs) === undefined ? undefined : `${service}-app-*`);
}
