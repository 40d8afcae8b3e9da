import { createServer, type Server, type Socket } from 'node:net';
import { listen } from '../listen.js';
import type { ListenerPorts, OpenListener } from '../listener.js';
import { createHttp2Server } from '../http2/create-http2-server.js';
import { secureSocket } from '../tls/secure-socket.js';
import { createHandshakes } from '../tls/create-handshakes.js';
import { ClientConnection } from './client-connection.js';
import type { ClientRequest, ClientResponse } from './client-message.js';
import { answerGatewayError } from './gateway-error.js';
import type { Http1Request } from './http1-request.js';
import { HttpExchange } from './http-exchange.js';
import type { HttpListenerContext } from './http-listener-context.js';
import { UpgradeExchange } from './upgrade-exchange.js';

/**
 * An HTTP listener: keep-alive to clients and instances, bodies streamed both ways. The idle timeout is that of the
 * client's connection, where every byte of the request and of the answer passes: one timer stands for both sides.
 */
export async function createHttpListener(
  context: HttpListenerContext,
  ports: ListenerPorts,
): Promise<OpenListener> {
  const { manners, encryption, idleTimeoutMs } = context;
  const connections = new Set<ClientConnection>();
  const serve = (request: ClientRequest, response: ClientResponse) =>
    serveExchange({ context, ports }, { request, response });
  const upgrade = (request: Http1Request, rest: Buffer) => serveUpgrade({ context, ports }, request, rest);
  const begin = (socket: Socket) => {
    const connection = new ClientConnection(socket, {
      manners,
      serve,
      upgrade,
      idleTimeoutMs: idleTimeoutMs(),
    });
    connections.add(connection);
    socket.on('close', () => connections.delete(connection));
  };
  const http2 = createHttp2Server({ serve, idleTimeoutMs });
  const handshakes = createHandshakes(idleTimeoutMs);
  const accept = (socket: Socket) => {
    if (encryption === undefined) return begin(socket);
    const secured = secureSocket(socket, encryption);
    handshakes.begin(secured, () => (secured.alpnProtocol === 'h2' ? http2.accept(secured) : begin(secured)));
  };
  const server = createServer({ allowHalfOpen: true, noDelay: true }, accept);
  return {
    ...(await listen(server)),
    accept,
    close: async () => {
      handshakes.close();
      http2.close();
      await closeServer(server, connections);
    },
  };
}

interface Ground {
  readonly context: HttpListenerContext;
  readonly ports: ListenerPorts;
}

interface Incoming {
  readonly request: ClientRequest;
  readonly response: ClientResponse;
}

/** Refused for how it is written, or on its way to where it goes. */
function serveExchange({ context, ports }: Ground, incoming: Incoming): HttpExchange | undefined {
  const { request, response } = incoming;
  if (request.refusal !== undefined) {
    context.tally?.refused(request.refusal);
    answerGatewayError(response, request.refusal, { manners: context.manners, isLast: true });
    return undefined;
  }
  const exchange = new HttpExchange(incoming, context, ports);
  response.on('close', () => exchange.clientClosed());
  exchange.forward();
  return exchange;
}

function serveUpgrade({ context, ports }: Ground, request: Http1Request, rest: Buffer): UpgradeExchange {
  const exchange = new UpgradeExchange({ request, socket: request.socket, head: rest }, context, ports);
  exchange.forward();
  return exchange;
}

/** Connections that came by another port belong to it too. */
function closeServer(server: Server, connections: ReadonlySet<ClientConnection>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const connection of [...connections]) connection.cut();
  });
}
