import type { GetServiceQuotaRequest, GetServiceQuotaResponse } from '@aws-sdk/client-service-quotas';
import type { Surroundings } from '../service/service.js';
import { findBucket } from './find-bucket.js';

export interface ServiceQuotasContext extends Pick<Surroundings, 'account' | 'region'> {
  /** vCPUs that all instances may have together; `Infinity` for no end. */
  readonly vcpuLimit: number;
}

/** What an account without a limit answers: a number has to be one. */
const noLimit = 1_000_000;

/** @see https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html */
export function getServiceQuota(
  input: GetServiceQuotaRequest,
  { account, region, vcpuLimit }: ServiceQuotasContext,
): GetServiceQuotaResponse {
  const bucket = findBucket(input);
  return {
    Quota: {
      ...bucket,
      QuotaArn: `arn:aws:servicequotas:${region}:${account}:ec2/${bucket.QuotaCode}`,
      Value: vcpuLimit === Infinity ? noLimit : vcpuLimit,
    },
  };
}
