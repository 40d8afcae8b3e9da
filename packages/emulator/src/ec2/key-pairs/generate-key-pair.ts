import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { formatPrivateKey } from './openssh-private-key.js';
import { formatOpenSshKey, hexFingerprint, openSshBlob, sha256Fingerprint } from './openssh-key.js';

export interface GeneratedKeyPair {
  /** PKCS#1 in PEM for RSA, OpenSSH's own format for ED25519. */
  readonly material: string;
  readonly publicKey: string;
  readonly fingerprint: string;
}

const generate = promisify(generateKeyPair);

/** A new key pair of 2048 bits or of the curve, written as AWS does. */
export async function createGeneratedKeyPair(
  type: 'rsa' | 'ed25519',
  comment: string,
): Promise<GeneratedKeyPair> {
  const { privateKey, publicKey } =
    type === 'rsa' ? await generate('rsa', { modulusLength: 2048 }) : await generate('ed25519', {});
  const blob = openSshBlob(publicKey);
  const fingerprint = type === 'rsa' ? hexFingerprint('sha1', der(privateKey)) : sha256Fingerprint(blob);
  const material =
    type === 'rsa'
      ? privateKey.export({ format: 'pem', type: 'pkcs1' })
      : formatPrivateKey(privateKey, comment);
  return { material: material.toString(), publicKey: formatOpenSshKey({ type, blob, comment }), fingerprint };
}

const der = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' });
