import type { AddTagsToCertificateRequest } from '@aws-sdk/client-acm';
import type { AcmContext } from '../acm-context.js';
import { findCertificate } from '../find-certificate.js';
import { withTags } from '../tags.js';

export function addTagsToCertificate(
  { CertificateArn, Tags }: AddTagsToCertificateRequest,
  acm: AcmContext,
): object {
  const { arn } = findCertificate(acm, CertificateArn);
  acm.tags.set(arn, withTags(acm.tags.get(arn), Tags));
  return {};
}
