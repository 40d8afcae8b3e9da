import { createServer, type Server, type Socket } from 'node:net';
import { listen } from '../listen.js';
import type { ListenerPorts, OpenListener } from '../listener.js';
import { secureSocket } from '../tls/secure-socket.js';
import { TcpExchange } from './tcp-exchange.js';
import type { TcpListenerContext } from './tcp-listener-context.js';

/** A TCP listener: each connection belongs to one instance from its first byte to its last. */
export async function createTcpListener(
  context: TcpListenerContext,
  ports: ListenerPorts,
): Promise<OpenListener> {
  const exchanges = new Set<TcpExchange>();
  const { encryption } = context;
  const accept = (socket: Socket) => {
    const client = encryption === undefined ? socket : secureSocket(socket, encryption);
    const exchange = new TcpExchange(client, context, ports);
    exchanges.add(exchange);
    client.on('close', () => exchanges.delete(exchange));
    exchange.forward();
  };
  const server = createServer({ allowHalfOpen: true, noDelay: true }, accept);
  return { ...(await listen(server)), accept, close: () => closeServer(server, exchanges) };
}

function closeServer(server: Server, exchanges: ReadonlySet<TcpExchange>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const exchange of exchanges) exchange.cut();
  });
}
