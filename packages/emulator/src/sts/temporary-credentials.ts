import { randomBytes } from 'node:crypto';
import type { Credentials } from '@aws-sdk/client-sts';
import type { Surroundings } from '../service.js';

/** Credentials like AWS's, for so long; here they are the account's root as all others. */
export function temporaryCredentials(
  { time }: Pick<Surroundings, 'time'>,
  durationSeconds: number,
): Credentials {
  return {
    AccessKeyId: `ASIA${randomText(16)}`,
    SecretAccessKey: randomBytes(30).toString('base64'),
    SessionToken: randomBytes(96).toString('base64'),
    Expiration: new Date(time.now().getTime() + durationSeconds * 1_000),
  };
}

/** A part of the ids that STS gives out. */
export const randomText = (length: number): string =>
  [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
