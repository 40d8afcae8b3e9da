import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** A proxy on loopback that knows CONNECT alone, and counts. */
export interface ConnectProxy extends AsyncDisposable {
  /** With the user and password that it wants, if it wants any. */
  readonly url: string;
  /** Where it was asked to connect to, in order. */
  readonly asked: readonly string[];
}

/**
 * @param user `name:password` that it wants
 * @param addresses of the names that it alone knows
 */
export async function createConnectProxy(
  user?: string,
  addresses: Readonly<Record<string, string>> = {},
): Promise<ConnectProxy> {
  const asked: string[] = [];
  const open = new Set<Duplex>();
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    asked.push(request.url ?? '');
    open.add(socket);
    socket.on('error', () => socket.destroy());
    const wanted = user && `Basic ${Buffer.from(user).toString('base64')}`;
    if (wanted && request.headers['proxy-authorization'] !== wanted)
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const [host = '', port] = (request.url ?? '').split(':');
    const target = connect(Number(port), addresses[host] ?? host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    open.add(target);
    target.on('error', () => socket.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://${user === undefined ? '' : `${user}@`}127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
