import type { ListCertificatesRequest, ListCertificatesResponse } from '@aws-sdk/client-acm';
import { AwsError } from '../../service/aws-error.js';
import { paginate } from '../../service/paginate.js';
import type { AcmContext, CertificateRecord } from '../acm-context.js';
import { presentSummary } from '../present-certificate.js';

/** Unless key types are named, those of RSA with 1024 and 2048 bits only, as AWS documents. */
export function listCertificates(input: ListCertificatesRequest, acm: AcmContext): ListCertificatesResponse {
  const { items, nextToken } = paginate(chosen(input, [...acm.certificates.values()]), {
    token: input.NextToken,
    limit: input.MaxItems ?? 1_000,
    invalidToken: () => new AwsError('ValidationException', 'The NextToken is not valid.'),
  });
  return { CertificateSummaryList: items.map((record) => presentSummary(record, acm)), NextToken: nextToken };
}

function chosen(
  { CertificateStatuses: statuses = [], Includes, SortOrder }: ListCertificatesRequest,
  all: readonly CertificateRecord[],
): readonly CertificateRecord[] {
  if (statuses.length > 0 && !statuses.includes('ISSUED')) return [];
  const types: readonly string[] = Includes?.keyTypes ?? ['RSA_1024', 'RSA_2048'];
  const matching = all.filter(({ certificate }) => types.includes(certificate.keyAlgorithm));
  return SortOrder === 'DESCENDING' ? matching.reverse() : matching;
}
