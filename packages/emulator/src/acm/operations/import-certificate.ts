import type { ImportCertificateRequest, ImportCertificateResponse } from '@aws-sdk/client-acm';
import { AwsError } from '../../service/aws-error.js';
import { type CertificateProblem, readCertificate } from '../../certificates/read-certificate.js';
import { type ServerCertificate, viewOf } from '../../certificates/server-certificate.js';
import type { AcmContext } from '../acm-context.js';
import { findCertificate } from '../find-certificate.js';
import { newCertificateArn } from '../new-certificate-arn.js';
import { withTags } from '../tags.js';

/**
 * With an ARN the certificate takes that one's place, on its listeners too.
 *
 * @see https://docs.aws.amazon.com/acm/latest/APIReference/API_ImportCertificate.html
 */
export function importCertificate(
  input: ImportCertificateRequest,
  acm: AcmContext,
): ImportCertificateResponse {
  const { certificates, surroundings } = acm;
  const arn = arnOf(input, acm);
  const certificate = readImported(input);
  const tags = withTags(acm.tags.get(arn), input.Tags);
  certificates.set(arn, {
    arn,
    origin: { kind: 'imported' },
    certificate,
    domainNames: certificate.domainNames,
    createdAt: surroundings.time.now(),
    options: { transparencyLogging: 'DISABLED', canExport: 'DISABLED' },
    view: viewOf(arn, certificate),
  });
  acm.tags.set(arn, tags);
  return { CertificateArn: arn };
}

function arnOf({ CertificateArn: arn, Tags }: ImportCertificateRequest, acm: AcmContext): string {
  if (arn === undefined) return newCertificateArn(acm.surroundings);
  if (findCertificate(acm, arn).origin.kind !== 'imported')
    throw invalid('The certificate with this ARN was issued by ACM: it cannot be imported anew.');
  if (Tags !== undefined && Tags.length > 0)
    throw invalid('You cannot specify tags when you import a certificate anew.');
  return arn;
}

const invalid = (message: string) => new AwsError('ValidationException', message);

function readImported({
  Certificate,
  PrivateKey,
  CertificateChain,
}: ImportCertificateRequest): ServerCertificate {
  const read = readCertificate({
    certificate: textOf(Certificate),
    privateKey: textOf(PrivateKey),
    chain: CertificateChain && textOf(CertificateChain),
  });
  if (read.kind === 'problem') throw invalid(sentences[read.problem]);
  return read.certificate;
}

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');

const sentences: Readonly<Record<CertificateProblem, string>> = {
  certificate: 'The certificate is not a valid PEM-encoded X.509 certificate.',
  several:
    'The certificate field contains more than one certificate. You can specify only one certificate in this field.',
  key: 'The private key is not a valid PEM-encoded key without a passphrase.',
  algorithm: 'The key algorithm of the certificate is not supported.',
  pair: 'The private key does not match the public key of the certificate.',
  chain: 'Could not validate the certificate with the certificate chain.',
};
