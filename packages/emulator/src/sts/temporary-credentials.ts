import { randomBytes } from 'node:crypto';
import { randomSecret, randomText } from '../access/access-key.js';
import type { Identity, IssuedKey } from '../access/keyring.js';
import type { StsContext } from './sts-context.js';

/** Credentials like AWS's, for so long; here they may do what all others may. */
export function temporaryCredentials(
  { time, keyring }: Pick<StsContext, 'time' | 'keyring'>,
  { identity, durationSeconds }: { readonly identity: Identity; readonly durationSeconds: number },
): IssuedKey {
  const key = {
    AccessKeyId: `ASIA${randomText(16)}`,
    SecretAccessKey: randomSecret(),
    SessionToken: randomBytes(96).toString('base64'),
    Expiration: new Date(time.now().getTime() + durationSeconds * 1_000),
  };
  keyring.add(key, identity);
  return key;
}
