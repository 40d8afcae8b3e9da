import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { CertificatePem, KeyAlgorithm } from './server-certificate.js';
import { signCertificate, type Signer } from './sign-certificate.js';

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
  const roots = new Map<string, Promise<Root>>();
  return async ({ domainNames, keyAlgorithm, now }) => {
    const kind = keyAlgorithm.startsWith('EC_') ? 'EC' : 'RSA';
    const made = roots.get(kind) ?? issueRoot(`Emulated ${kind} Root`, keyAlgorithm, now);
    roots.set(kind, made);
    const root = await made;
    const key = await privateKeyOf(keyAlgorithm);
    const commonName = domainNames[0] ?? '';
    const content = { commonName, domainNames, isAuthority: false, key, ...validity(now, 395) };
    const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    return { certificate: signCertificate(content, root), privateKey, chain: root.certificate };
  };
}

interface Root extends Signer {
  /** PEM. */
  readonly certificate: string;
}

async function issueRoot(commonName: string, keyAlgorithm: KeyAlgorithm, now: Date): Promise<Root> {
  const root = { commonName, key: await privateKeyOf(keyAlgorithm) };
  const content = { ...root, isAuthority: true, ...validity(now, 3_650) };
  return { ...root, certificate: signCertificate(content, root) };
}

const dayMs = 86_400_000;

/** From the beginning of the day, as ACM has it. */
const validity = (now: Date, days: number) => ({
  notBefore: new Date(Math.floor(now.getTime() / dayMs) * dayMs),
  notAfter: new Date(now.getTime() + days * dayMs),
});

const generate = promisify(generateKeyPair);

async function privateKeyOf(algorithm: KeyAlgorithm): Promise<KeyObject> {
  const [kind = '', size = ''] = algorithm.split('_');
  const { privateKey } =
    kind === 'EC'
      ? await generate('ec', { namedCurve: size })
      : await generate('rsa', { modulusLength: Number(size) });
  return privateKey;
}
