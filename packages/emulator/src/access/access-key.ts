import { randomBytes } from 'node:crypto';

/** What requests are signed with, as the SDK's clients take it. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A key like AWS's, which nobody can guess. */
export const newAccessKey = (): AccessKey => ({
  accessKeyId: `AKIA${randomText(16)}`,
  secretAccessKey: randomSecret(),
});

/** Forty characters that need no quotes in a shell. */
export const randomSecret = (): string => randomBytes(30).toString('base64url');

/** A part of the ids that AWS gives out. */
export const randomText = (length: number): string =>
  [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
