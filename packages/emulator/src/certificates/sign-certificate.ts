import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  bitString,
  type Der,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  tagged,
  time,
  utf8String,
  yes,
} from './der.js';

export interface CertificateContent {
  readonly commonName: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Whether it is to sign others; else it is a server's or a client's. */
  readonly isAuthority: boolean;
  /** What a server's is good for. */
  readonly domainNames?: readonly string[];
  /** Private; its public half is certified. */
  readonly key: KeyObject;
}

/** Who signs: by name, with a private key. */
export interface Signer {
  readonly commonName: string;
  readonly key: KeyObject;
}

/** A certificate of X.509 (RFC 5280), version 3, signed with SHA-256. PEM. */
export function signCertificate(content: CertificateContent, signer: Signer): string {
  const algorithm = algorithmOf(signer.key);
  const certified = sequence(
    tagged(0, 'within', integer(Buffer.of(2))),
    integer(serialNumber()),
    algorithm,
    nameOf(signer.commonName),
    sequence(time(content.notBefore), time(content.notAfter)),
    nameOf(content.commonName),
    publicKeyOf(content.key),
    tagged(3, 'within', sequence(...extensionsOf(content, signer))),
  );
  return pemOf(sequence(certified, algorithm, bitString(sign('sha256', certified, signer.key))));
}

/** Nine random bytes of a positive number that needs all of them. */
function serialNumber(): Uint8Array {
  const bytes = randomBytes(9);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

/** RSA has parameters, which are null; ECDSA has none. */
const algorithmOf = ({ asymmetricKeyType }: KeyObject): Der =>
  asymmetricKeyType === 'ec'
    ? sequence(objectIdentifier('1.2.840.10045.4.3.2'))
    : sequence(objectIdentifier('1.2.840.113549.1.1.11'), Buffer.of(0x05, 0));

const nameOf = (commonName: string): Der =>
  sequence(setOf(sequence(objectIdentifier('2.5.4.3'), utf8String(commonName))));

function extensionsOf(
  { isAuthority, domainNames = [], key }: CertificateContent,
  signer: Signer,
): readonly Der[] {
  const keys = [
    extension('2.5.29.14', octetString(keyIdentifier(key))),
    extension('2.5.29.35', sequence(tagged(0, 'as-is', keyIdentifier(signer.key)))),
  ];
  if (isAuthority)
    return [
      critical('2.5.29.19', sequence(yes())),
      critical('2.5.29.15', bitString(signsOthers, 1)),
      ...keys,
    ];
  const purposes = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'].map(objectIdentifier);
  const names = domainNames.map((name) => tagged(2, 'as-is', Buffer.from(name)));
  return [
    critical('2.5.29.19', sequence()),
    critical('2.5.29.15', bitString(signsAndEnciphers, 5)),
    extension('2.5.29.37', sequence(...purposes)),
    extension('2.5.29.17', sequence(...names)),
    ...keys,
  ];
}

const publicKeyOf = (key: KeyObject): Der => createPublicKey(key).export({ type: 'spki', format: 'der' });

/** By which a certificate finds the one that has signed it; strict clients, such as Python 3.13, ask for it. */
const keyIdentifier = (key: KeyObject): Buffer => createHash('sha1').update(publicKeyOf(key)).digest();

/** Bits 5 and 6 of a key's usage: certificates, and lists of those that are no more. */
const signsOthers = Buffer.of(0b0000_0110);

/** Bits 0 and 2: signatures, and keys of sessions. */
const signsAndEnciphers = Buffer.of(0b1010_0000);

const critical = (identifier: string, value: Der): Der =>
  sequence(objectIdentifier(identifier), yes(), octetString(value));

const extension = (identifier: string, value: Der): Der =>
  sequence(objectIdentifier(identifier), octetString(value));

const pemOf = (der: Der): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----`;
