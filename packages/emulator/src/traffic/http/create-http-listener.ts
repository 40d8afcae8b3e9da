import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { listen } from '../listen.js';
import type { ListenerPorts, OpenListener } from '../listener.js';
import { secureSocket } from '../tls/secure-socket.js';
import { rawGatewayError } from './gateway-error.js';
import { HttpExchange } from './http-exchange.js';
import type { HttpListenerContext } from './http-listener-context.js';
import type { HttpManners } from './http-manners.js';
import { UpgradeExchange } from './upgrade-exchange.js';

/**
 * An HTTP listener: keep-alive to clients and instances, bodies streamed both ways. The idle timeout is that of the
 * client's connection, where every byte of the request and of the answer passes: one timer stands for both sides.
 */
export async function createHttpListener(
  context: HttpListenerContext,
  ports: ListenerPorts,
): Promise<OpenListener> {
  const { manners, encryption } = context;
  const server = createServer(timeouts);
  const connections = new Map<Duplex, Connection>();

  server.on('connection', (socket: Socket) => {
    connections.set(socket, { exchange: undefined, bytesServed: 0 });
    socket.setTimeout(context.idleTimeoutMs());
    socket.on('close', () => connections.delete(socket));
  });
  server.on('request', (request, response) => {
    const exchange = new HttpExchange({ request, response }, context, ports);
    follow(exchange, response, connections.get(request.socket));
    exchange.forward();
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const exchange = new UpgradeExchange({ request, socket, head }, context, ports);
    connections.set(socket, { exchange, bytesServed: 0 });
    // Node's server no longer follows a connection that it has given away.
    socket.on('timeout', () => exchange.timeOut());
    exchange.forward();
  });
  server.on('timeout', (socket) => endIdle(socket, connections.get(socket), manners));
  server.on('clientError', (error, socket) => answerClientError(error, socket, manners));
  server.on('connect', (_request, socket) => socket.end(rawGatewayError(405, manners)));
  const accept = (socket: Socket) =>
    void server.emit('connection', encryption === undefined ? socket : secureSocket(socket, encryption));
  const front = encryption === undefined ? server : createTcpServer(asNodesHttp, accept);
  return {
    ...(await listen(front)),
    accept,
    close: async () => {
      if (front !== server) front.close();
      await closeServer(server, connections);
    },
  };
}

/** `keepAliveTimeout: 0` keeps Node from sending a `Keep-Alive: timeout` hint, which load balancers do not send. */
const timeouts = { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 };

/** What Node's own HTTP servers ask of the one beneath. */
const asNodesHttp = { allowHalfOpen: true, noDelay: true };

/** A client's connection: what it carries now, and how much of what it sent has been served. */
interface Connection {
  exchange: HttpExchange | UpgradeExchange | undefined;
  bytesServed: number;
}

function follow(exchange: HttpExchange, response: ServerResponse, connection: Connection | undefined): void {
  const { socket } = response.req;
  if (connection !== undefined) connection.exchange = exchange;
  response.on('close', () => {
    exchange.clientClosed();
    if (connection?.exchange !== exchange) return;
    connection.exchange = undefined;
    connection.bytesServed = socket.bytesRead;
  });
}

/** Half a request that does not go on is answered; between requests the connection is just closed. */
function endIdle(socket: Socket, connection: Connection | undefined, manners: HttpManners): void {
  if (connection?.exchange !== undefined) return connection.exchange.timeOut();
  if (socket.bytesRead > (connection?.bytesServed ?? 0)) socket.end(rawGatewayError(408, manners));
  else socket.destroy();
}

function answerClientError(error: Error, socket: Duplex, manners: HttpManners): void {
  const isReset = 'code' in error && error.code === 'ECONNRESET';
  if (isReset || !socket.writable) socket.destroy();
  else socket.end(rawGatewayError(400, manners));
}

/** Connections that came by another port belong to it too. */
function closeServer(server: Server, connections: ReadonlyMap<Duplex, Connection>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const { exchange } of [...connections.values()]) exchange?.cut();
    for (const socket of [...connections.keys()]) socket.destroy();
    server.closeAllConnections();
  });
}
