import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificates } from './certificates.js';

/** The encrypted side of a client's connection, with the certificate that is the listener's when it comes. */
export function secureSocket(socket: Socket, certificates: Certificates): TLSSocket {
  const secured = new TLSSocket(socket, {
    isServer: true,
    secureContext: certificates(undefined),
    SNICallback: (serverName, done) => done(null, certificates(serverName)),
  });
  // A failed handshake is the client's affair.
  secured.on('error', () => secured.destroy());
  return secured;
}
