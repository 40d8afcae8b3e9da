import { randomBytes } from 'node:crypto';
import { randomSecret, randomText } from '../access/access-key.js';
import type { IssuedKey } from '../access/keyring.js';
import type { StsContext } from './sts-context.js';

/** Credentials like AWS's, for so long; here they are the account's root as all others. */
export function temporaryCredentials(
  { time, issued }: Pick<StsContext, 'time' | 'issued'>,
  durationSeconds: number,
): IssuedKey {
  const key = {
    AccessKeyId: `ASIA${randomText(16)}`,
    SecretAccessKey: randomSecret(),
    SessionToken: randomBytes(96).toString('base64'),
    Expiration: new Date(time.now().getTime() + durationSeconds * 1_000),
  };
  issued(key);
  return key;
}
