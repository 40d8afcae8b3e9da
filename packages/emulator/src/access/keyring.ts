import type { AccessKey } from './access-key.js';

/** A key as a request was signed with it. */
export interface KnownKey extends AccessKey {
  /** What has to come with it, for a temporary one. */
  readonly sessionToken?: string;
  /** When a temporary one is over. */
  readonly expiration?: Date;
  /** Whose a temporary one is. */
  readonly identity?: Identity;
}

/** Who signs with a temporary key, as `GetCallerIdentity` says it. */
export interface Identity {
  readonly account: string;
  readonly userId: string;
  readonly arn: string;
}

/** A temporary key, with the names that STS gives its parts. */
export interface IssuedKey {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration: Date;
}

/** The keys that an account knows. */
export interface Keyring {
  find(accessKeyId: string): KnownKey | undefined;
  /** Remembers a temporary key until it is over. */
  add(issued: IssuedKey, identity: Identity): void;
  isOver(key: KnownKey): boolean;
}

/**
 * The keys of an account: its own, and those that its STS has given out.
 *
 * @param now both clocks: the emulator's, which its timestamps are of, and the machine's, by which clients think a key
 *   is over. It is over when both say so, or clients would use it while they think that it lives.
 */
export function createKeyring(own: AccessKey, now: () => readonly [Date, Date]): Keyring {
  const issued = new Map<string, KnownKey>();
  const isOver = ({ expiration }: KnownKey) =>
    expiration !== undefined && now().every((clock) => clock.getTime() >= expiration.getTime());
  return {
    find: (id) => (id === own.accessKeyId ? own : issued.get(id)),
    add({ AccessKeyId: accessKeyId, SecretAccessKey, SessionToken, Expiration }, identity) {
      forgetOld(issued, isOver);
      issued.set(accessKeyId, {
        accessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiration: Expiration,
        identity,
      });
    },
    isOver,
  };
}

/** A key that is over is still told as such, until there are many. */
function forgetOld(issued: Map<string, KnownKey>, isOver: (key: KnownKey) => boolean): void {
  if (issued.size < MANY) return;
  for (const [id, key] of issued) if (isOver(key)) issued.delete(id);
}

const MANY = 1_000;
