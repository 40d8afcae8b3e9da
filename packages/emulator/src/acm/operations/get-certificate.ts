import type { GetCertificateRequest, GetCertificateResponse } from '@aws-sdk/client-acm';
import type { AcmContext } from '../acm-context.js';
import { findCertificate } from '../find-certificate.js';

/** What clients need to trust it: the chain of an issued one is the emulator's root. */
export function getCertificate(
  { CertificateArn }: GetCertificateRequest,
  acm: AcmContext,
): GetCertificateResponse {
  const { certificate } = findCertificate(acm, CertificateArn);
  return {
    Certificate: certificate.certificate,
    ...(certificate.chain === undefined ? {} : { CertificateChain: certificate.chain }),
  };
}
