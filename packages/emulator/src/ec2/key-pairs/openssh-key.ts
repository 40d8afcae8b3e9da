import { createHash, type JsonWebKey, type KeyObject } from 'node:crypto';

/** A public key as OpenSSH writes it. */
export interface OpenSshKey {
  readonly type: 'rsa' | 'ed25519';
  /** The key's bytes in OpenSSH's format. */
  readonly blob: Buffer;
  readonly comment: string;
}

const keyNames = { rsa: 'ssh-rsa', ed25519: 'ssh-ed25519' } as const;

/** The numbers of an RSA key from OpenSSH's bytes: name, exponent, modulus, each after its length. */
export function rsaKeyOf(blob: Buffer): { readonly key: JsonWebKey; readonly format: 'jwk' } {
  const [, e, n] = readFields(blob);
  const text = (bytes: Buffer | undefined) => (bytes ?? Buffer.alloc(0)).toString('base64url');
  return { key: { kty: 'RSA', e: text(e), n: text(withoutSign(n)) }, format: 'jwk' };
}

/** Reads one line `ssh-rsa AAAA... comment`; nothing for anything else. */
export function parseOpenSshKey(text: string): OpenSshKey | undefined {
  const [name = '', base64 = '', ...comment] = text.trim().split(/\s+/);
  const blob = Buffer.from(base64, 'base64');
  const type = name === keyNames.rsa ? 'rsa' : name === keyNames.ed25519 ? 'ed25519' : undefined;
  if (!type || !isWhole(blob, name)) return undefined;
  return { type, blob, comment: comment.join(' ') };
}

/** AWS takes RSA keys of 1024 bits and more; a key of the curve has 32 bytes. */
function isWhole(blob: Buffer, name: string): boolean {
  const [first, second, third] = readFields(blob);
  if (first?.toString() !== name) return false;
  return name === keyNames.rsa ? (third?.length ?? 0) >= 128 : second?.length === 32;
}

/** A public key's bytes in OpenSSH's format. */
export function openSshBlob(key: KeyObject): Buffer {
  const { n, e, x } = key.export({ format: 'jwk' });
  if (x !== undefined) return fields(keyNames.ed25519, Buffer.from(x, 'base64url'));
  return fields(keyNames.rsa, positive(e), positive(n));
}

export const formatOpenSshKey = ({ type, blob, comment }: OpenSshKey) =>
  `${keyNames[type]} ${blob.toString('base64')} ${comment}`;

/** AWS's fingerprint of an ED25519 key: SHA-256 of the bytes. */
export const sha256Fingerprint = (blob: Buffer) => createHash('sha256').update(blob).digest('base64');

/** Pairs of digits with colons, as AWS shows fingerprints of RSA keys. */
export const hexFingerprint = (algorithm: 'md5' | 'sha1', der: Buffer) =>
  createHash(algorithm)
    .update(der)
    .digest('hex')
    .replace(/..(?!$)/g, '$&:');

/** Texts and bytes, each after its length. */
export const fields = (...parts: readonly (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part)).flatMap((part) => [length(part), part]));

function length(part: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(part.length);
  return bytes;
}

/** A number that starts with a set bit would read as negative. */
function positive(base64url: string | undefined): Buffer {
  const bytes = Buffer.from(base64url ?? '', 'base64url');
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;
}

const withoutSign = (bytes: Buffer | undefined) => (bytes?.[0] === 0 ? bytes.subarray(1) : bytes);

function readFields(blob: Buffer): readonly Buffer[] {
  if (blob.length < 4) return [];
  const end = 4 + blob.readUInt32BE();
  return [blob.subarray(4, end), ...readFields(blob.subarray(end))];
}
