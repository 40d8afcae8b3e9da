import type { ExpectStatus } from '../check.js';

/** How a target is asked. */
export type TargetMethod = 'GET' | 'HEAD' | 'OPTIONS' | 'POST';

/** What is asked, how it is reached, and which answers are good: the same for a check and for the probe. */
export interface TargetOptions {
  /**
   * An absolute http or https URL. Credentials in it are sent as `Authorization` and shown nowhere.
   * The probe also takes `tcp://host:port` and `tls://host:port`.
   */
  readonly url: string | URL;
  /** @default 'GET' */
  readonly method?: TargetMethod;
  /** Sent with every request; `host` is also the name that TLS asks for. Their values are shown nowhere. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Connects here instead of to the URL's host, which stays the name in TLS and in the `Host` header: an address or a
   * host name, with a port where it is not the URL's.
   */
  readonly resolve?: string;
  /** A file of PEM certificates; only what they have signed is trusted. */
  readonly caFile?: string;
  /** Takes any certificate. @default false */
  readonly insecure?: boolean;
  /** The environment variable that holds `user:password`, sent as `Authorization` and shown nowhere. */
  readonly basicAuthFrom?: string;
  /** Where that variable is looked up. @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Statuses that are good. @default 200 to 299: redirects are not followed, and no answer unless they are expected */
  readonly expectStatus?: ExpectStatus;
  /** A regular expression that the body's first 64 KiB must match, for tcp and tls what the other side sends first. */
  readonly expectBody?: string | RegExp;
}
