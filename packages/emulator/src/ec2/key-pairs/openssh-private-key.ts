import { randomBytes, type KeyObject } from 'node:crypto';
import { fields, openSshBlob } from './openssh-key.js';

const columns = 70;
const blockBytes = 8;

/**
 * A private key of ED25519 in OpenSSH's own format, without a passphrase: other programs read no other.
 *
 * @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key
 */
export function formatPrivateKey(key: KeyObject, comment: string): string {
  const { d = '', x = '' } = key.export({ format: 'jwk' });
  const publicBytes = Buffer.from(x, 'base64url');
  const privateBytes = Buffer.concat([Buffer.from(d, 'base64url'), publicBytes]);
  // The same number twice tells who has decrypted a key that it was the right passphrase.
  const check = randomBytes(4);
  const secret = Buffer.concat([check, check, fields('ssh-ed25519', publicBytes, privateBytes, comment)]);
  const bytes = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    fields('none', 'none', ''),
    Buffer.from([0, 0, 0, 1]),
    fields(openSshBlob(key), padded(secret)),
  ]);
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join(
    '\n',
  );
}

/** Filled up to whole blocks with 1, 2, 3. */
function padded(bytes: Buffer): Buffer {
  const missing = (blockBytes - (bytes.length % blockBytes)) % blockBytes;
  return Buffer.concat([bytes, Buffer.from(Array.from({ length: missing }, (_, index) => index + 1))]);
}
