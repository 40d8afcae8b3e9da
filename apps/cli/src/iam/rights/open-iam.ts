import type { IAMClient } from '@aws-sdk/client-iam';
import { createProxiedHandler } from '../../aws-access/proxied-handler.js';
import type { Clients } from '../../environment/create-clients.js';

/** IAM stands in one place of each partition, which a closed network may not reach: it is not waited for long. */
const patience = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };

/** IAM with the credentials of an environment; its package is loaded only here. */
export async function openIam({ sts }: Pick<Clients, 'sts'>, region: string): Promise<IAMClient> {
  const { IAMClient } = await import('./iam-sdk.js');
  const { credentials } = sts.config;
  const requestHandler = createProxiedHandler(patience);
  return new IAMClient({ region, credentials, maxAttempts: 2, requestHandler });
}
