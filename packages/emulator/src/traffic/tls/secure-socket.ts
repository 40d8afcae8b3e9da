import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Encryption } from './encryption.js';

/** The encrypted side of a client's connection, with the certificate that is the listener's when it comes. */
export function secureSocket(socket: Socket, { context, alpnProtocols }: Encryption): TLSSocket {
  const secureContext = context(undefined);
  if (secureContext === undefined) socket.destroy();
  const offered = alpnProtocols();
  const secured = new TLSSocket(socket, {
    isServer: true,
    ...(secureContext === undefined ? {} : { secureContext }),
    SNICallback: (serverName, done) => done(null, context(serverName)),
    ...(offered.length > 0 ? { ALPNProtocols: [...offered] } : {}),
  });
  // A failed handshake is the client's affair.
  secured.on('error', () => secured.destroy());
  return secured;
}
