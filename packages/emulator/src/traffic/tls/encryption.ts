import type { SecureContext } from 'node:tls';

/** How a listener speaks TLS; it is asked anew for each connection. */
export interface Encryption {
  /** The certificate for a server name, or the default one without; none: the listener is going. */
  readonly context: (serverName: string | undefined) => SecureContext | undefined;
  /** What it offers by ALPN, best first; none: it leaves ALPN alone. */
  readonly alpnProtocols: () => readonly string[];
}
