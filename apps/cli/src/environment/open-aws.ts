import { systemClock } from '@clicamos/health/clock';
import { findProfile } from '../aws-access/find-profile.js';
import type { AwsSettings } from '../config/schema.js';
import { checkAccount } from './check-account.js';
import { createClients, type Clients } from './create-clients.js';
import { findTargetGroups } from './find-target-groups.js';
import { placementOf, type Environment } from './environment.js';
import { runnerTiming } from './runner-timing.js';
import { readStack } from '../stack/read-stack.js';

export interface OpenAwsOptions {
  readonly name: string;
  readonly service: string;
  readonly settings: AwsSettings;
  /** `AWS_ENDPOINT_URL`, shown because it decides which cloud answers. */
  readonly endpointUrl: string | undefined;
  /** `AWS_PROFILE`, which the configuration's own profile has precedence over. */
  readonly envProfile?: string | undefined;
  /** `AWS_ACCESS_KEY_ID`, which counts where no profile is named. */
  readonly envKey?: string | undefined;
  readonly configDirectory: string;
  readonly signal: AbortSignal;
}

/** An environment on AWS, or on whatever `AWS_ENDPOINT_URL` names, once its account is the wanted one. */
export async function openAws(options: OpenAwsOptions): Promise<Environment> {
  const { name, service, settings, endpointUrl, configDirectory, signal } = options;
  const profile = await profileOf(options);
  const isFromEnvironment = profile === undefined && Boolean(options.envKey);
  const access = { region: settings.region, profile, roleArn: settings.roleArn, isFromEnvironment };
  const clients = createClients(access);
  await checkAccount(clients.sts, { ...access, account: settings.account, signal });
  const outputs = await readStack({ settings, configDirectory, signal });
  const cloud = endpointUrl ? `AWS at ${endpointUrl}` : 'AWS';
  return {
    name,
    service,
    settings,
    place: `environments.${name}`,
    clients,
    region: settings.region,
    header: `${name} · ${cloud} ${settings.account} · ${settings.region} · service ${service}`,
    clock: systemClock,
    readClock: systemClock,
    timing: runnerTiming(1),
    speed: 1,
    placement: placementOf(settings.group, outputs, await sourceIdsOf(options, clients)),
  };
}

/** What the configuration says that the service is behind; nothing where the outputs say it. */
async function sourceIdsOf(
  { settings, signal }: OpenAwsOptions,
  { elasticLoadBalancingV2 }: Clients,
): Promise<readonly string[] | undefined> {
  const { loadBalancers, targetGroups, traffic, region } = settings;
  if (traffic === 'none') return [];
  if ((loadBalancers ?? targetGroups) === undefined) return undefined;
  const arns = await findTargetGroups(elasticLoadBalancingV2, { wanted: targetGroups ?? [], region, signal });
  return [...(loadBalancers ?? []), ...arns];
}

/** The profile whose credentials are used; that it exists is known before anything is asked. */
async function profileOf({
  name,
  settings: { profile },
  envProfile,
}: OpenAwsOptions): Promise<string | undefined> {
  const wanted = profile ?? (envProfile || undefined);
  if (wanted === undefined) return undefined;
  await findProfile({ name: wanted, by: profile ? `environments.${name}.profile` : 'AWS_PROFILE' });
  return wanted;
}
