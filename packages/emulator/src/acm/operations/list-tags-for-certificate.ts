import type { ListTagsForCertificateRequest, ListTagsForCertificateResponse } from '@aws-sdk/client-acm';
import type { AcmContext } from '../acm-context.js';
import { findCertificate } from '../find-certificate.js';
import { presentTags } from '../tags.js';

export const listTagsForCertificate = (
  { CertificateArn }: ListTagsForCertificateRequest,
  acm: AcmContext,
): ListTagsForCertificateResponse => ({
  Tags: presentTags(acm.tags.get(findCertificate(acm, CertificateArn).arn)),
});
