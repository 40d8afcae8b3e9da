import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A real HTTP server on loopback that counts its connections and closes with everything on it. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Connections that were opened so far. */
  connections(): number;
  /** Requests by connection, in the order in which the connections were opened. */
  requestsByConnection(): readonly number[];
  close(): Promise<void>;
}

/**
 * @param port 0 = any free one
 * @param tls makes it an HTTPS server
 */
export async function startTestServer(
  listener: RequestListener,
  port = 0,
  tls?: { readonly key: string; readonly cert: string },
): Promise<TestServer> {
  const sockets = new Map<Socket, number>();
  const counting: RequestListener = (request, response) => {
    sockets.set(request.socket, (sockets.get(request.socket) ?? 0) + 1);
    listener(request, response);
  };
  const server = tls ? createTlsServer({ ...tls }, counting) : createServer(counting);
  // Told to the client too: on a machine that stalls, what is kept is kept.
  server.keepAliveTimeout = 120_000;
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => sockets.set(socket, 0));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: boundPort } = addressOf(server);
  const close = () => closeAll(server, [...sockets.keys()]);
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${boundPort}/`,
    port: boundPort,
    connections: () => sockets.size,
    requestsByConnection: () => [...sockets.values()],
    close,
    [Symbol.asyncDispose]: close,
  };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP address');
  return address;
}

async function closeAll(server: Server, sockets: readonly Socket[]): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}
