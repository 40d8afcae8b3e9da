import { createIssuer } from '../../certificates/create-issuer.js';
import { readCertificate } from '../../certificates/read-certificate.js';
import { type ServerCertificate, viewOf } from '../../certificates/server-certificate.js';
import type { CertificatePort } from '../../service/ports.js';

export interface IssuedCertificates extends CertificatePort {
  /** PEM of the root that has signed them. */
  readonly root: string;
}

/** A certificate for each list of names, by the ARNs `arn:1`, `arn:2` and so on. */
export async function issueCertificates(
  ...names: readonly (readonly string[])[]
): Promise<IssuedCertificates> {
  const issue = createIssuer();
  const certificates: ServerCertificate[] = [];
  for (const domainNames of names) {
    const pem = await issue({ domainNames, keyAlgorithm: 'EC_prime256v1', now: new Date() });
    const read = readCertificate(pem);
    if (read.kind === 'problem') throw new Error(`The certificate cannot be read: ${read.problem}`);
    certificates.push(read.certificate);
  }
  const views = certificates.map((certificate, index) => viewOf(`arn:${index + 1}`, certificate));
  return {
    get: (arn) => views.find((view) => view.arn === arn),
    root: certificates[0]?.chain ?? '',
  };
}
