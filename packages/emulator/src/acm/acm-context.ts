import type { Issue } from '../certificates/create-issuer.js';
import type { ServerCertificate } from '../certificates/server-certificate.js';
import type { CertificateView } from '../service/ports.js';
import type { Surroundings } from '../service/service.js';

/** Where a certificate comes from. */
export type CertificateOrigin =
  | {
      readonly kind: 'issued';
      readonly validation: 'DNS' | 'EMAIL' | 'HTTP';
      readonly token: string | undefined;
    }
  | { readonly kind: 'imported' };

export interface CertificateRecord {
  readonly arn: string;
  readonly origin: CertificateOrigin;
  readonly certificate: ServerCertificate;
  /** As it was asked for; the certificate's own name first. */
  readonly domainNames: readonly string[];
  readonly createdAt: Date;
  readonly options: CertificateSettings;
  readonly view: CertificateView;
}

export interface CertificateSettings {
  readonly transparencyLogging: 'ENABLED' | 'DISABLED';
  readonly canExport: 'ENABLED' | 'DISABLED';
}

/** What the operations share. */
export interface AcmContext {
  readonly surroundings: Surroundings;
  /** By ARN, in the order of creation. */
  readonly certificates: Map<string, CertificateRecord>;
  /** By ARN. */
  readonly tags: Map<string, ReadonlyMap<string, string>>;
  readonly issue: Issue;
  /** The load balancers that show a certificate to clients. */
  readonly usersOf: (arn: string) => readonly string[];
}
