import { systemClock } from '@clicamos/health';
import type { AwsSettings } from '../config/schema.js';
import { checkAccount } from './check-account.js';
import { createClients } from './create-clients.js';
import type { Environment } from './environment.js';

export interface OpenAwsOptions {
  readonly name: string;
  readonly service: string;
  readonly settings: AwsSettings;
  /** `AWS_ENDPOINT_URL`, shown because it decides which cloud answers. */
  readonly endpointUrl: string | undefined;
  readonly signal: AbortSignal;
}

/** An environment on AWS, or on whatever `AWS_ENDPOINT_URL` names, once its account is the wanted one. */
export async function openAws({
  name,
  service,
  settings,
  endpointUrl,
  signal,
}: OpenAwsOptions): Promise<Environment> {
  const clients = createClients({ region: settings.region });
  await checkAccount(clients.sts, settings.account, signal);
  const cloud = endpointUrl ? `AWS at ${endpointUrl}` : 'AWS';
  return {
    name,
    service,
    settings,
    clients,
    region: settings.region,
    header: `${name} · ${cloud} ${settings.account} · ${settings.region} · service ${service}`,
    clock: systemClock,
    speed: 1,
    loadBalancerNames: settings.loadBalancers,
  };
}
