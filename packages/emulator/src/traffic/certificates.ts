import type { SecureContext } from 'node:tls';

/** The certificates of a listener that encrypts: the one for a server name, or the default one without. */
export type Certificates = (serverName: string | undefined) => SecureContext;
