import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { createEmulator } from '../create-emulator.js';
import type { EmulatorOptions } from '../emulator-options.js';

async function openQuotas(options: EmulatorOptions) {
  const emulator = await createEmulator(options);
  const { endpoint, region, credentials } = emulator;
  const client = new ServiceQuotasClient({ endpoint, region, credentials, maxAttempts: 1 });
  return {
    ask: (ServiceCode: string, QuotaCode: string) =>
      client.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode })),
    askDefault: (ServiceCode: string, QuotaCode: string) =>
      client.send(new GetAWSDefaultServiceQuotaCommand({ ServiceCode, QuotaCode })),
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      await emulator.close();
    },
  };
}

describe('GetServiceQuota', () => {
  it('says how many vCPUs may run', async () => {
    await using quotas = await openQuotas({ vcpuLimit: 12.5 });

    const { Quota } = await quotas.ask('ec2', 'L-1216C47A');

    expect(Quota).toMatchObject({
      Value: 12.5,
      QuotaArn: 'arn:aws:servicequotas:us-east-1:123456789012:ec2/L-1216C47A',
    });
  });

  it('gives a number where there is no limit', async () => {
    await using quotas = await openQuotas({ instances: 'simulated' });

    expect((await quotas.ask('ec2', 'L-1216C47A')).Quota?.Value).toBe(1_000_000);
  });

  it('tells beside it what AWS gives a new account', async () => {
    await using quotas = await openQuotas({ vcpuLimit: 12 });

    const { Quota } = await quotas.askDefault('ec2', 'L-1216C47A');

    expect(Quota).toMatchObject({ Value: 5, QuotaArn: 'arn:aws:servicequotas:us-east-1::ec2/L-1216C47A' });
  });

  it.each([
    ['ec2', 'L-00000000'],
    ['vpc', 'L-1216C47A'],
  ])('knows no other: %s %s', async (service, code) => {
    await using quotas = await openQuotas({ instances: 'simulated' });

    await expect(quotas.ask(service, code)).rejects.toMatchObject({ name: 'NoSuchResourceException' });
  });
});
