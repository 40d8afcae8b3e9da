import { createProxiedHandler } from '../aws-access/proxied-handler.js';
import type { Environment } from './environment.js';

/** A closed network may not reach Service Quotas: it is not waited for long. */
const patience = { connectionTimeout: 3_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** Asks Service Quotas for a quota of EC2, with the credentials of an environment; its package is loaded only here. */
export const readQuota =
  ({ clients: { sts }, region }: Pick<Environment, 'clients' | 'region'>) =>
  async (QuotaCode: string, abortSignal?: AbortSignal): Promise<number> => {
    const { GetServiceQuotaCommand, ServiceQuotasClient } = await import('./service-quotas.js');
    const { credentials } = sts.config;
    const requestHandler = createProxiedHandler(patience);
    const client = new ServiceQuotasClient({ region, credentials, maxAttempts: 1, requestHandler });
    try {
      const command = new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode });
      const { Quota } = await client.send(command, abortSignal ? { abortSignal } : {});
      if (Quota?.Value !== undefined) return Quota.Value;
      throw new Error(`Service Quotas has no value of \`${QuotaCode}\``);
    } finally {
      client.destroy();
    }
  };
