import { systemClock } from '@clicamos/health';
import type { AwsSettings } from '../config/schema.js';
import { checkAccount } from './check-account.js';
import { createClients } from './create-clients.js';
import { placementOf, type Environment } from './environment.js';
import { runnerTiming } from './runner-timing.js';
import { readStack } from '../stack/read-stack.js';

export interface OpenAwsOptions {
  readonly name: string;
  readonly service: string;
  readonly settings: AwsSettings;
  /** `AWS_ENDPOINT_URL`, shown because it decides which cloud answers. */
  readonly endpointUrl: string | undefined;
  readonly configDirectory: string;
  readonly signal: AbortSignal;
}

/** An environment on AWS, or on whatever `AWS_ENDPOINT_URL` names, once its account is the wanted one. */
export async function openAws(options: OpenAwsOptions): Promise<Environment> {
  const { name, service, settings, endpointUrl, configDirectory, signal } = options;
  const clients = createClients({ region: settings.region });
  await checkAccount(clients.sts, settings.account, signal);
  const outputs = await readStack({ settings, configDirectory, signal });
  const cloud = endpointUrl ? `AWS at ${endpointUrl}` : 'AWS';
  return {
    name,
    service,
    settings,
    clients,
    region: settings.region,
    header: `${name} · ${cloud} ${settings.account} · ${settings.region} · service ${service}`,
    clock: systemClock,
    readClock: systemClock,
    timing: runnerTiming(1),
    speed: 1,
    placement: placementOf(settings.group, outputs, settings.loadBalancers),
  };
}
