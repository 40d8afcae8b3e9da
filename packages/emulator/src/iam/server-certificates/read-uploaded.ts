import type { UploadServerCertificateRequest } from '@aws-sdk/client-iam';
import { AwsError } from '../../service/aws-error.js';
import { type CertificateProblem, readCertificate } from '../../certificates/read-certificate.js';
import type { ServerCertificate } from '../../certificates/server-certificate.js';

/** Without the white space around it, as IAM keeps it. Throws `AwsError`: `MalformedCertificate`, `KeyPairMismatch`. */
export function readUploaded(input: UploadServerCertificateRequest): ServerCertificate {
  const read = readCertificate({
    certificate: input.CertificateBody?.trim() ?? '',
    privateKey: input.PrivateKey ?? '',
    chain: input.CertificateChain?.trim(),
  });
  if (read.kind === 'read') return read.certificate;
  if (read.problem === 'pair')
    throw new AwsError('KeyPairMismatch', 'Public key in certificate and private key do not match.');
  throw new AwsError('MalformedCertificate', sentences[read.problem]);
}

const sentences: Readonly<Record<Exclude<CertificateProblem, 'pair'>, string>> = {
  certificate: 'Unable to parse certificate. Please ensure the certificate is in PEM format.',
  several: 'The certificate body holds more than one certificate. The others belong to the chain.',
  key: 'Invalid Private Key.',
  algorithm: 'The key algorithm of the certificate is not supported.',
  chain:
    'Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order.',
};
