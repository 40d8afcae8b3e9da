import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { CertificatePem, KeyAlgorithm, ServerCertificate } from './server-certificate.js';

/** What is wrong with PEM texts that were given. */
export type CertificateProblem = 'certificate' | 'several' | 'key' | 'algorithm' | 'pair' | 'chain';

export type ReadCertificate =
  | { readonly kind: 'read'; readonly certificate: ServerCertificate }
  | { readonly kind: 'problem'; readonly problem: CertificateProblem };

/** Reads PEM texts as a server's certificate: one certificate, its own key without a passphrase, and the chain above it. */
export function readCertificate(pem: CertificatePem): ReadCertificate {
  const x509 = attempt(() => new X509Certificate(pem.certificate));
  if (x509 === undefined) return problem('certificate');
  if (blocksOf(pem.certificate).length > 1) return problem('several');
  const key = attempt(() => createPrivateKey(pem.privateKey));
  if (key === undefined) return problem('key');
  if (!x509.checkPrivateKey(key)) return problem('pair');
  if (!isChain(x509, pem.chain)) return problem('chain');
  const keyAlgorithm = algorithmOf(x509.publicKey);
  if (keyAlgorithm === undefined) return problem('algorithm');
  return { kind: 'read', certificate: { ...pem, ...factsOf(x509), keyAlgorithm } };
}

const problem = (what: CertificateProblem) => ({ kind: 'problem', problem: what }) as const;

/** Node says by an exception that a text is none of its kind. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined; // the caller says which text was none
  }
}

const blocksOf = (pem: string) =>
  pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];

/** Each certificate of a chain has signed the one before it. */
function isChain(leaf: X509Certificate, chain: string | undefined): boolean {
  if (chain === undefined) return true;
  const above = blocksOf(chain).map((block) => attempt(() => new X509Certificate(block)));
  return above.length > 0 && [leaf, ...above].every((one, index) => isIssuedBy(one, above, index));
}

function isIssuedBy(
  one: X509Certificate | undefined,
  above: readonly (X509Certificate | undefined)[],
  index: number,
): boolean {
  if (one === undefined) return false;
  const issuer = above[index];
  if (issuer === undefined) return index === above.length;
  return one.checkIssued(issuer) && one.verify(issuer.publicKey);
}

function factsOf(x509: X509Certificate) {
  const common = /^CN=(.+)$/m.exec(x509.subject)?.[1] ?? '';
  const alternatives = [...(x509.subjectAltName ?? '').matchAll(/DNS:([^,\s]+)/g)].map(
    ([, name = '']) => name,
  );
  const names = [...new Set([common, ...alternatives].map((name) => name.toLowerCase()))].filter(Boolean);
  return {
    domainName: names[0] ?? '',
    domainNames: names,
    serial: (x509.serialNumber.toLowerCase().match(/../g) ?? []).join(':'),
    subject: oneLine(x509.subject),
    issuer: oneLine(x509.issuer),
    notBefore: new Date(x509.validFrom),
    notAfter: new Date(x509.validTo),
  };
}

const oneLine = (name: string) => name.split('\n').reverse().join(',');

const curves: Readonly<Record<string, KeyAlgorithm>> = {
  prime256v1: 'EC_prime256v1',
  secp384r1: 'EC_secp384r1',
  secp521r1: 'EC_secp521r1',
};

const lengths: Readonly<Record<number, KeyAlgorithm>> = {
  1024: 'RSA_1024',
  2048: 'RSA_2048',
  3072: 'RSA_3072',
  4096: 'RSA_4096',
};

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): KeyAlgorithm | undefined {
  if (asymmetricKeyType === 'ec') return curves[asymmetricKeyDetails?.namedCurve ?? ''];
  return asymmetricKeyType === 'rsa' ? lengths[asymmetricKeyDetails?.modulusLength ?? 0] : undefined;
}
