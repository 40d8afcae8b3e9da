import type { GetServiceQuotaRequest, GetServiceQuotaResponse } from '@aws-sdk/client-service-quotas';
import { AwsError } from '../aws-error.js';
import type { Surroundings } from '../service.js';

export interface ServiceQuotasContext extends Pick<Surroundings, 'account' | 'region'> {
  /** vCPUs that all instances may have together; `Infinity` for no end. */
  readonly vcpuLimit: number;
}

/** Of instances at the usual price, by the families that share one. One limit is all that the emulator has. */
const buckets: Readonly<Record<string, string>> = {
  'L-1216C47A': 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
  'L-34B43A08': 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests',
};

/** What an account without a limit answers: a number has to be one. */
const noLimit = 1_000_000;

/** @see https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html */
export function getServiceQuota(
  { ServiceCode = '', QuotaCode = '' }: GetServiceQuotaRequest,
  { account, region, vcpuLimit }: ServiceQuotasContext,
): GetServiceQuotaResponse {
  const QuotaName = ServiceCode === 'ec2' ? buckets[QuotaCode] : undefined;
  if (QuotaName === undefined)
    throw new AwsError(
      'NoSuchResourceException',
      'The request failed because the specified service or quota does not exist.',
    );
  return {
    Quota: {
      ...{ ServiceCode, QuotaCode, QuotaName },
      ServiceName: 'Amazon Elastic Compute Cloud (Amazon EC2)',
      QuotaArn: `arn:aws:servicequotas:${region}:${account}:ec2/${QuotaCode}`,
      Value: vcpuLimit === Infinity ? noLimit : vcpuLimit,
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
    },
  };
}
