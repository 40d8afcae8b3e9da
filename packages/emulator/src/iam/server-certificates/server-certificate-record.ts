import type { ServerCertificate } from '../../certificates/server-certificate.js';
import type { CertificatePort, CertificateView } from '../../service/ports.js';

export interface ServerCertificateRecord {
  readonly name: string;
  readonly id: string;
  readonly path: string;
  readonly arn: string;
  readonly certificate: ServerCertificate;
  readonly uploadDate: Date;
  readonly tags: ReadonlyMap<string, string>;
  readonly view: CertificateView;
}

/** What load balancers see of the certificates that were uploaded. */
export const createCertificatePort = (
  certificates: ReadonlyMap<string, ServerCertificateRecord>,
): CertificatePort => ({
  get: (arn) => [...certificates.values()].find((one) => one.arn === arn)?.view,
});
