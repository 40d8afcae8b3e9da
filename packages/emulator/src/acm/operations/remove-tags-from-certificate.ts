import type { RemoveTagsFromCertificateRequest } from '@aws-sdk/client-acm';
import type { AcmContext } from '../acm-context.js';
import { findCertificate } from '../find-certificate.js';
import { withoutTags } from '../tags.js';

/** A tag with a value goes only if that is its value. */
export function removeTagsFromCertificate(
  { CertificateArn, Tags = [] }: RemoveTagsFromCertificateRequest,
  acm: AcmContext,
): object {
  const { arn } = findCertificate(acm, CertificateArn);
  acm.tags.set(arn, withoutTags(acm.tags.get(arn), Tags));
  return {};
}
