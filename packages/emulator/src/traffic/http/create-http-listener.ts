import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { listen } from '../listen.js';
import type { ListenerPorts, OpenListener } from '../listener.js';
import { createHttp2Server } from '../http2/create-http2-server.js';
import { secureSocket } from '../tls/secure-socket.js';
import { createHandshakes } from '../tls/create-handshakes.js';
import { answerUnreadable } from './answer-unreadable.js';
import { type ClientConnection, endTurn, inTurn, newConnection } from './client-connection.js';
import type { ClientRequest, ClientResponse } from './client-message.js';
import { answerGatewayError, rawGatewayError } from './gateway-error.js';
import { HttpExchange } from './http-exchange.js';
import type { HttpListenerContext } from './http-listener-context.js';
import type { HttpManners } from './http-manners.js';
import { headersBytes, statusToRefuse } from './status-to-refuse.js';
import { UpgradeExchange } from './upgrade-exchange.js';
import { asksForWebSocket, headWithoutUpgrade } from './without-upgrade.js';

/** What serves the connections of one listener. */
interface Ground {
  readonly server: Server;
  readonly context: HttpListenerContext;
  readonly ports: ListenerPorts;
}

/**
 * An HTTP listener: keep-alive to clients and instances, bodies streamed both ways. The idle timeout is that of the
 * client's connection, where every byte of the request and of the answer passes: one timer stands for both sides.
 */
export async function createHttpListener(
  context: HttpListenerContext,
  ports: ListenerPorts,
): Promise<OpenListener> {
  const { manners, encryption } = context;
  const server = createServer(limits);
  const ground = { server, context, ports };
  const connections = new Map<Duplex, ClientConnection>();
  const connectionOf = (socket: Socket) => {
    const connection = connections.get(socket) ?? newConnection(socket);
    if (!connections.has(socket)) socket.on('close', () => connections.delete(socket));
    connections.set(socket, connection);
    return connection;
  };

  server.on('connection', (socket: Socket) => {
    const idleTimeoutMs = context.idleTimeoutMs();
    socket.setTimeout(idleTimeoutMs);
    // A client that sends its headers byte by byte is never idle.
    server.headersTimeout = idleTimeoutMs + afterIdleMs;
    connectionOf(socket);
  });
  server.on('request', (request, response) => {
    const connection = connectionOf(request.socket);
    inTurn(connection, () => serveRequest(ground, connection, { request, response }));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const connection = connectionOf(socket);
    // Node's server no longer follows a connection that it has given away.
    socket.on('error', () => socket.destroy());
    inTurn(connection, () => serveUpgrade(ground, connection, { request, head }));
  });
  server.on('timeout', (socket) => endIdle(socket, connections.get(socket), manners));
  server.on('clientError', (error, socket) =>
    answerUnreadable(error, { socket, connection: connections.get(socket), manners }),
  );
  server.on('connect', (_request, socket) => socket.end(rawGatewayError(405, manners)));
  const http2 = createHttp2Server({
    serve: (request, response) => serveExchange(ground, { request, response }),
    idleTimeoutMs: context.idleTimeoutMs,
  });
  const handshakes = createHandshakes(context.idleTimeoutMs);
  const accept = (socket: Socket) => {
    if (encryption === undefined) return void server.emit('connection', socket);
    const secured = secureSocket(socket, encryption);
    handshakes.begin(secured, () =>
      secured.alpnProtocol === 'h2' ? http2.accept(secured) : void server.emit('connection', secured),
    );
  };
  const front = encryption === undefined ? server : createTcpServer(asNodesHttp, accept);
  return {
    ...(await listen(front)),
    accept,
    close: async () => {
      if (front !== server) front.close();
      handshakes.close();
      http2.close();
      await closeServer(server, connections);
    },
  };
}

/** After the idle timeout, so that a connection on which nothing ever came is closed without a word. */
const afterIdleMs = 500;

/** `keepAliveTimeout: 0` keeps Node from sending a `Keep-Alive: timeout` hint, which load balancers do not send. */
const limits = {
  keepAliveTimeout: 0,
  requestTimeout: 0,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: headersBytes,
};

/** What Node's own HTTP servers ask of the one beneath. */
const asNodesHttp = { allowHalfOpen: true, noDelay: true };

interface Incoming {
  readonly request: ClientRequest;
  readonly response: ClientResponse;
}

function serveRequest(ground: Ground, connection: ClientConnection, incoming: Incoming): void {
  const exchange = serveExchange(ground, incoming);
  connection.exchange = exchange;
  incoming.response.on('close', () => endTurn(connection));
}

/** Refused for how it is written, or on its way to where it goes. */
function serveExchange({ context, ports }: Ground, incoming: Incoming): HttpExchange | undefined {
  const { request, response } = incoming;
  const refused = statusToRefuse(request);
  if (refused !== undefined) {
    context.tally?.refused(refused);
    answerGatewayError(response, refused, { manners: context.manners, isLast: true });
    return undefined;
  }
  const exchange = new HttpExchange(incoming, context, ports);
  response.on('close', () => exchange.clientClosed());
  exchange.forward();
  return exchange;
}

interface Upgrading {
  readonly request: IncomingMessage;
  /** What came behind it. */
  readonly head: Buffer;
}

function serveUpgrade(ground: Ground, connection: ClientConnection, { request, head }: Upgrading): void {
  const { socket } = connection;
  if (!asksForWebSocket(request)) {
    serveAnew(ground.server, connection, [Buffer.from(headWithoutUpgrade(request), 'latin1'), head]);
    return;
  }
  const exchange = new UpgradeExchange({ request, socket, head }, ground.context, ground.ports);
  connection.exchange = exchange;
  socket.on('timeout', () => exchange.timeOut());
  exchange.forward();
}

/** The connection is Node's again, with the request as if no other protocol was asked for. */
function serveAnew(server: Server, connection: ClientConnection, bytes: readonly Buffer[]): void {
  const { socket } = connection;
  socket.removeAllListeners('timeout');
  connection.isBusy = false;
  socket.unshift(Buffer.concat(bytes));
  process.nextTick(() => server.emit('connection', socket));
}

/** Half a request that does not go on is answered; between requests the connection is just closed. */
function endIdle(socket: Socket, connection: ClientConnection | undefined, manners: HttpManners): void {
  if (connection?.exchange !== undefined) return connection.exchange.timeOut();
  if (socket.bytesRead > (connection?.bytesServed ?? 0)) socket.end(rawGatewayError(408, manners));
  else socket.destroy();
}

/** Connections that came by another port belong to it too. */
function closeServer(server: Server, connections: ReadonlyMap<Duplex, ClientConnection>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const { exchange } of [...connections.values()]) exchange?.cut();
    for (const socket of [...connections.keys()]) socket.destroy();
    server.closeAllConnections();
  });
}
