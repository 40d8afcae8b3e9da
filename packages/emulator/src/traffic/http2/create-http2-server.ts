import {
  createServer,
  type IncomingHttpHeaders as Headers,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { TLSSocket } from 'node:tls';
import type { ClientRequest, ClientResponse } from '../http/client-message.js';
import { onceRead } from '../on-silence.js';
import { Http2Request } from './http2-request.js';
import { Http2Response } from './http2-response.js';

/** Connections on which clients speak HTTP/2. */
export interface Http2Server {
  /** A connection whose handshake ended with HTTP/2. */
  accept(socket: TLSSocket): void;
  /** Ends every connection. */
  close(): void;
}

export interface Http2ServerOptions {
  readonly serve: (request: ClientRequest, response: ClientResponse) => StreamExchange | undefined;
  /** Real milliseconds without a byte after which a request, or an idle connection, is ended. */
  readonly idleTimeoutMs: () => number;
}

/** A request that is under way. */
export interface StreamExchange {
  timeOut(): void;
  cut(): void;
}

/** As an Application Load Balancer has it: requests at a time on one connection. */
const mostStreams = 128;

/** Serves each stream as a request of its own; what waits behind another in HTTP/1.1 waits for nobody here. */
export function createHttp2Server({ serve, idleTimeoutMs }: Http2ServerOptions): Http2Server {
  const sessions = new Set<ServerHttp2Session>();
  const exchanges = new Set<StreamExchange>();
  const server = createServer({ settings: { maxConcurrentStreams: mostStreams } });
  server.on('session', (session) => {
    sessions.add(session);
    session.setTimeout(idleTimeoutMs(), () =>
      onceSilent(
        () => session.socket.bytesRead,
        () => session.close(),
      ),
    );
    session.on('close', () => sessions.delete(session));
  });
  const begin = (stream: ServerHttp2Stream, { expect }: Headers, _flags: number, raw: readonly string[]) => {
    if (expect === '100-continue') stream.additionalHeaders({ ':status': 100 });
    const request = new Http2Request(stream, raw);
    const response = new Http2Response(stream, request);
    const exchange = serve(request, response);
    ignoreErrors(stream);
    if (exchange === undefined) return;
    exchanges.add(exchange);
    stream.on('close', () => exchanges.delete(exchange));
    const moved = () => request.parts + response.parts;
    stream.setTimeout(idleTimeoutMs(), () => onceSilent(moved, () => exchange.timeOut()));
  };
  server.on('stream', begin);
  return {
    accept(socket) {
      server.emit('connection', socket);
      // What a session waits for on a socket that no server of Node's has made.
      socket.emit('secureConnect');
    },
    close() {
      for (const exchange of [...exchanges]) exchange.cut();
      for (const session of [...sessions]) session.destroy();
    },
  };
}

/** Calls back unless something has moved by when what came is read; else Node counts anew by itself. */
function onceSilent(moved: () => number, silent: () => void): void {
  const before = moved();
  onceRead(() => {
    if (moved() === before) silent();
  });
}

/** What a client does wrong ends its stream, of whose end the exchange hears. */
function ignoreErrors(stream: ServerHttp2Stream): void {
  stream.on('error', () => undefined);
}
