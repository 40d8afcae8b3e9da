import type { DescribeCertificateRequest, DescribeCertificateResponse } from '@aws-sdk/client-acm';
import type { AcmContext } from '../acm-context.js';
import { findCertificate } from '../find-certificate.js';
import { presentCertificate } from '../present-certificate.js';

export const describeCertificate = (
  { CertificateArn }: DescribeCertificateRequest,
  acm: AcmContext,
): DescribeCertificateResponse => ({
  Certificate: presentCertificate(findCertificate(acm, CertificateArn), acm),
});
