import type { DeleteCertificateRequest } from '@aws-sdk/client-acm';
import { AwsError } from '../../service/aws-error.js';
import type { AcmContext } from '../acm-context.js';
import { findCertificate } from '../find-certificate.js';

/** Not while a listener shows it. */
export function deleteCertificate({ CertificateArn }: DeleteCertificateRequest, acm: AcmContext): object {
  const { arn } = findCertificate(acm, CertificateArn);
  if (acm.usersOf(arn).length > 0)
    throw new AwsError(
      'ResourceInUseException',
      `Certificate ${arn} in account ${acm.surroundings.account} is in use.`,
    );
  acm.certificates.delete(arn);
  acm.tags.delete(arn);
  return {};
}
