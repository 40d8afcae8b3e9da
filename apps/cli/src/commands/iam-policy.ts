import { loadConfig, type LoadedConfig } from '../config/load-config.js';
import type { AwsSettings } from '../config/schema.js';
import { chooseEnvironment } from '../environment/environment.js';
import { configOptions } from '../config/config-options.js';
import type { OpenOptions } from '../environment/open-environment.js';
import { exitCode } from '../exit-code.js';
import { iamPolicy } from '../iam/iam-policy.js';
import { policyOf, type AskedPolicy } from '../iam/policy-of.js';
import { writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export interface IamPolicyCommandOptions extends OpenOptions, AskedPolicy {}

/** `clicamos iam-policy`: the policy as JSON on stdout; asks no cloud. */
export async function printIamPolicy(options: IamPolicyCommandOptions, terminal: Terminal): Promise<number> {
  const loaded = await loadConfig(configOptions(options, terminal));
  const { service } = loaded.config;
  const settings = awsSettings(loaded, options.environment);
  const policy = iamPolicy(policyOf(service, settings, options));
  writeLine(terminal, JSON.stringify(policy, null, 2));
  return exitCode.ok;
}

function awsSettings(loaded: LoadedConfig, wanted: string | undefined): AwsSettings {
  const { name, settings } = chooseEnvironment(loaded, wanted);
  if (settings.cloud === 'aws') return settings;
  const others = Object.entries(loaded.config.environments).filter(([, { cloud }]) => cloud === 'aws');
  const hint =
    others.length === 0
      ? 'Add one to clicamos.yaml, for example with: clicamos init'
      : `Run: clicamos iam-policy ${others.map(([other]) => other).join(' | ')}`;
  throw new UsageError(
    `\`${name}\` is the emulator, which checks no permissions: a policy is for an environment on AWS. ${hint}`,
  );
}
