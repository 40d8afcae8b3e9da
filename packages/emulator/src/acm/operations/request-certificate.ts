import type { RequestCertificateRequest, RequestCertificateResponse } from '@aws-sdk/client-acm';
import { AwsError } from '../../service/aws-error.js';
import { readCertificate } from '../../certificates/read-certificate.js';
import { viewOf } from '../../certificates/server-certificate.js';
import type { AcmContext } from '../acm-context.js';
import { newCertificateArn } from '../new-certificate-arn.js';
import { readDomainNames } from '../read-domain-names.js';
import { withTags } from '../tags.js';

/**
 * Issued at once: nothing is validated.
 *
 * @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
 */
export async function requestCertificate(
  input: RequestCertificateRequest,
  acm: AcmContext,
): Promise<RequestCertificateResponse> {
  refusePrivateAuthority(input);
  const { certificates, surroundings } = acm;
  const { ValidationMethod: validation = 'EMAIL', KeyAlgorithm: keyAlgorithm = 'RSA_2048', Options } = input;
  const domainNames = readDomainNames(input.DomainName ?? '', input.SubjectAlternativeNames ?? []);
  const tags = withTags(undefined, input.Tags);
  const again = issuedFor(acm, input.IdempotencyToken, domainNames);
  if (again !== undefined) return { CertificateArn: again };
  const now = surroundings.time.now();
  const read = readCertificate(await acm.issue({ domainNames, keyAlgorithm, now }));
  if (read.kind === 'problem')
    throw new Error(`The certificate that was issued cannot be read: ${read.problem}`);
  const arn = newCertificateArn(surroundings);
  certificates.set(arn, {
    arn,
    origin: { kind: 'issued', validation, token: input.IdempotencyToken },
    certificate: read.certificate,
    domainNames,
    createdAt: now,
    options: {
      transparencyLogging: Options?.CertificateTransparencyLoggingPreference ?? 'ENABLED',
      canExport: Options?.Export ?? 'DISABLED',
    },
    view: viewOf(arn, read.certificate),
  });
  acm.tags.set(arn, tags);
  return { CertificateArn: arn };
}

function refusePrivateAuthority({ CertificateAuthorityArn }: RequestCertificateRequest): void {
  if (CertificateAuthorityArn === undefined) return;
  throw new AwsError('ValidationException', 'Private certificate authorities are not emulated.');
}

const hourMs = 3_600_000;

/** The same token within an hour is the same request. */
function issuedFor(
  { certificates, surroundings }: AcmContext,
  token: string | undefined,
  domainNames: readonly string[],
): string | undefined {
  if (token === undefined) return undefined;
  const since = surroundings.time.now().getTime() - hourMs;
  const found = [...certificates.values()].find(
    ({ origin, createdAt, ...record }) =>
      origin.kind === 'issued' &&
      origin.token === token &&
      createdAt.getTime() >= since &&
      record.domainNames.join() === domainNames.join(),
  );
  return found?.arn;
}
