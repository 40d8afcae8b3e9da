import { AwsError } from '../service/aws-error.js';

/** Of instances, by the families that share one. One limit is all that the emulator has. */
const buckets: Readonly<Record<string, string>> = {
  'L-1216C47A': 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
  'L-34B43A08': 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests',
};

export interface NamedQuota {
  readonly ServiceCode?: string | undefined;
  readonly QuotaCode?: string | undefined;
}

/**
 * What is the same of a quota for every account.
 * @throws AwsError `NoSuchResourceException` for one that is none of these
 */
export function findBucket({ ServiceCode = '', QuotaCode = '' }: NamedQuota) {
  const QuotaName = ServiceCode === 'ec2' ? buckets[QuotaCode] : undefined;
  if (QuotaName === undefined)
    throw new AwsError(
      'NoSuchResourceException',
      'The request failed because the specified service or quota does not exist.',
    );
  return {
    ...{ ServiceCode, QuotaCode, QuotaName },
    ...{ ServiceName: 'Amazon Elastic Compute Cloud (Amazon EC2)', Unit: 'None' },
    ...{ Adjustable: true, GlobalQuota: false },
  };
}
