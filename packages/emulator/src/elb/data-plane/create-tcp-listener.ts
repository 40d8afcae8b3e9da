import { createServer, type Server } from 'node:net';
import { listen } from './listen.js';
import type { ListenerContext, ListenerPorts, OpenListener } from './listener.js';
import { TcpExchange } from './tcp-exchange.js';

/** A TCP listener: each connection belongs to one instance from its first byte to its last. */
export async function createTcpListener(
  context: ListenerContext,
  ports: ListenerPorts,
): Promise<OpenListener> {
  const exchanges = new Set<TcpExchange>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const exchange = new TcpExchange(client, context, ports);
    exchanges.add(exchange);
    client.on('close', () => exchanges.delete(exchange));
    exchange.forward();
  });
  return { ...(await listen(server)), close: () => closeServer(server, exchanges) };
}

function closeServer(server: Server, exchanges: ReadonlySet<TcpExchange>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const exchange of exchanges) exchange.cut();
  });
}
