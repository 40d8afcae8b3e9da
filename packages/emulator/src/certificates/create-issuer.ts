import type { generate } from 'selfsigned';
import type { CertificatePem, KeyAlgorithm } from './server-certificate.js';

type SelfsignedOptions = NonNullable<Parameters<typeof generate>[1]>;
type Pem = Awaited<ReturnType<typeof generate>>;

export interface CertificateRequest {
  /** The first is the certificate's own. */
  readonly domainNames: readonly string[];
  readonly keyAlgorithm: KeyAlgorithm;
  readonly now: Date;
}

/** Issues certificates that a root of its own has signed, which is the chain that comes along. */
export type Issue = (request: CertificateRequest) => Promise<CertificatePem>;

/** An authority that nobody trusts unless told; its roots, one for each kind of key, are made when they are needed. */
export function createIssuer(): Issue {
  const roots = new Map<string, Promise<Pem>>();
  return async ({ domainNames, keyAlgorithm, now }) => {
    const key = keyOf(keyAlgorithm);
    const root = roots.get(key.keyType) ?? issueRoot(key, now);
    roots.set(key.keyType, root);
    const { private: caKey, cert: caCert } = await root;
    const issued = await generateLazily(domainNames[0] ?? '', {
      ...key,
      ...validity(now, 395),
      ca: { key: caKey, cert: caCert },
      extensions: leafExtensions(domainNames),
    });
    return { certificate: issued.cert, privateKey: issued.private, chain: caCert };
  };
}

/** The library is read with the first certificate: most uses of the emulator have none. */
async function generateLazily(commonName: string, options: SelfsignedOptions): Promise<Pem> {
  const selfsigned = await import('selfsigned');
  return selfsigned.generate([{ name: 'commonName', value: commonName }], {
    algorithm: 'sha256',
    ...options,
  });
}

const issueRoot = (key: KeyOptions, now: Date) =>
  generateLazily(`Emulated ${key.keyType.toUpperCase()} Root`, {
    ...key,
    ...validity(now, 3_650),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });

const leafExtensions = (domainNames: readonly string[]): SelfsignedOptions['extensions'] => [
  { name: 'basicConstraints', cA: false, critical: true },
  { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
  { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
  { name: 'subjectAltName', altNames: domainNames.map((value) => ({ type: 2 as const, value })) },
];

const dayMs = 86_400_000;

/** From the beginning of the day, as ACM has it. */
const validity = (now: Date, days: number) => ({
  notBeforeDate: new Date(Math.floor(now.getTime() / dayMs) * dayMs),
  notAfterDate: new Date(now.getTime() + days * dayMs),
});

type KeyOptions = Pick<SelfsignedOptions, 'keySize' | 'curve'> & { readonly keyType: 'rsa' | 'ec' };

function keyOf(algorithm: KeyAlgorithm): KeyOptions {
  if (algorithm === 'EC_prime256v1') return { keyType: 'ec', curve: 'P-256' };
  if (algorithm === 'EC_secp384r1') return { keyType: 'ec', curve: 'P-384' };
  if (algorithm === 'EC_secp521r1') return { keyType: 'ec', curve: 'P-521' };
  return { keyType: 'rsa', keySize: Number(algorithm.slice('RSA_'.length)) };
}
