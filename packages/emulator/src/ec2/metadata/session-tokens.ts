import { randomBytes } from 'node:crypto';

export interface SessionTokens {
  /** A new token, or nothing for a lifetime that is not 1 to 21600 seconds. */
  issue(ttlSeconds: string | undefined): string | undefined;
  /** The seconds that a token still lives; nothing for one that does not. */
  secondsLeft(token: string | undefined): number | undefined;
}

const longestSeconds = 21_600;

/** Tokens of one instance, as IMDSv2 hands them out. */
export function createSessionTokens(now: () => Date): SessionTokens {
  const expiries = new Map<string, number>();
  return {
    issue(ttlSeconds = '') {
      const seconds = /^\d+$/.test(ttlSeconds) ? Number(ttlSeconds) : 0;
      if (seconds < 1 || seconds > longestSeconds) return undefined;
      const token = randomBytes(42).toString('base64url');
      expiries.set(token, now().getTime() + seconds * 1000);
      return token;
    },
    secondsLeft(token = '') {
      const leftMs = (expiries.get(token) ?? 0) - now().getTime();
      if (leftMs > 0) return Math.ceil(leftMs / 1000);
      expiries.delete(token);
      return undefined;
    },
  };
}
