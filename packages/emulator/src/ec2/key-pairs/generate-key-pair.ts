import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { formatOpenSshKey, hexFingerprint, openSshBlob, sha256Fingerprint } from './openssh-key.js';

export interface GeneratedKeyPair {
  /** PEM: PKCS#1 for RSA, PKCS#8 for ED25519. */
  readonly material: string;
  readonly publicKey: string;
  readonly fingerprint: string;
}

const generate = promisify(generateKeyPair);

/** A new key pair of 2048 bits or of the curve. AWS writes ED25519 in OpenSSH's own format instead. */
export async function createGeneratedKeyPair(
  type: 'rsa' | 'ed25519',
  comment: string,
): Promise<GeneratedKeyPair> {
  const { privateKey, publicKey } =
    type === 'rsa' ? await generate('rsa', { modulusLength: 2048 }) : await generate('ed25519', {});
  const blob = openSshBlob(publicKey);
  const fingerprint = type === 'rsa' ? hexFingerprint('sha1', der(privateKey)) : sha256Fingerprint(blob);
  const material = privateKey.export({ format: 'pem', type: type === 'rsa' ? 'pkcs1' : 'pkcs8' });
  return { material: material.toString(), publicKey: formatOpenSshKey({ type, blob, comment }), fingerprint };
}

const der = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' });
