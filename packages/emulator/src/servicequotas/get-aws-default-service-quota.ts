import type {
  GetAWSDefaultServiceQuotaRequest,
  GetAWSDefaultServiceQuotaResponse,
} from '@aws-sdk/client-service-quotas';
import type { Surroundings } from '../service/service.js';
import { findBucket } from './find-bucket.js';

/** vCPUs that AWS gives an account that has asked for nothing. */
const given = 5;

/** @see https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetAWSDefaultServiceQuota.html */
export function getAwsDefaultServiceQuota(
  input: GetAWSDefaultServiceQuotaRequest,
  { region }: Pick<Surroundings, 'region'>,
): GetAWSDefaultServiceQuotaResponse {
  const bucket = findBucket(input);
  const QuotaArn = `arn:aws:servicequotas:${region}::ec2/${bucket.QuotaCode}`;
  return { Quota: { ...bucket, QuotaArn, Value: given } };
}
