import type { CertificateView } from '../service/ports.js';

/** Keys that AWS's load balancers take, by ACM's names. */
export type KeyAlgorithm =
  | 'RSA_1024'
  | 'RSA_2048'
  | 'RSA_3072'
  | 'RSA_4096'
  | 'EC_prime256v1'
  | 'EC_secp384r1'
  | 'EC_secp521r1';

/** PEM texts. */
export interface CertificatePem {
  readonly certificate: string;
  readonly privateKey: string;
  readonly chain?: string | undefined;
}

/** A certificate with its key, and what stands in it. */
export interface ServerCertificate extends CertificatePem {
  /** The first of its names. */
  readonly domainName: string;
  /** All of them, in lower case. */
  readonly domainNames: readonly string[];
  readonly keyAlgorithm: KeyAlgorithm;
  /** Pairs of hexadecimal digits with colons between them. */
  readonly serial: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** As load balancers see it. */
export const viewOf = (
  arn: string,
  { domainNames, certificate, chain, privateKey }: ServerCertificate,
): CertificateView => ({
  arn,
  domainNames,
  certificate: chain === undefined ? certificate : `${certificate.trimEnd()}\n${chain}`,
  privateKey,
});
