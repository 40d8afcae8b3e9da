import { AwsError } from '../service/aws-error.js';
import type { AcmContext, CertificateRecord } from './acm-context.js';

/** Throws `AwsError`: `InvalidArnException` for what is no certificate's ARN, `ResourceNotFoundException`. */
export function findCertificate(
  { certificates, surroundings }: AcmContext,
  arn: string | undefined = '',
): CertificateRecord {
  const found = certificates.get(arn);
  if (found !== undefined) return found;
  if (!/^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/[\w-]+$/.test(arn))
    throw new AwsError('InvalidArnException', `Invalid arn: ${arn}`);
  throw new AwsError(
    'ResourceNotFoundException',
    `Could not find certificate ${arn} in account ${surroundings.account}`,
  );
}
