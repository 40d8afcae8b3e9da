import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import type { Cut } from '../../faults/calls/call.js';
import { type Api, type ApiOptions, BODY_LIMIT_BYTES, createApi, refusal } from '../create-api.js';
import { isLoopbackAddress, reasonForeign } from './loopback.js';
import type { Reply } from '../protocols/protocol.js';
import { readBody } from './read-body.js';

export interface WireServerOptions extends ApiOptions, ServeOptions {}

export interface ServeOptions {
  /** A loopback address. @default '127.0.0.1' */
  readonly host?: string;
  /** @default 0, any free port */
  readonly port?: number;
  /** One line for each request that is refused or not answered. */
  readonly log: (line: string) => void;
}

export interface WireServer {
  /** The URL for SDKs, CLIs and `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** Stops listening, lets requests in flight finish, and ends every connection. The services stay as they are. */
  close(): Promise<void>;
}

/** Longer than clients keep idle connections, so that none is closed just as a client reuses it. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Serves the wire protocols of all `services` on one loopback port, see `serveApi`.
 *
 * @throws Error for a `host` that is not loopback, and what `listen` fails with, for example `EADDRINUSE`
 * @example
 * import { createWireServer } from './create-wire-server.js';
 * const { endpoint, close } = await createWireServer({ services: [createSts(surroundings)], log });
 */
export const createWireServer = async (options: WireServerOptions): Promise<WireServer> =>
  serveApi(createApi(options), options);

/**
 * Serves an API on one loopback port. Requests from elsewhere are refused with 403: those whose Host header is not this
 * machine, and those that a page of any other site or port made a browser send.
 *
 * @throws Error as `createWireServer`
 */
export async function serveApi(api: Api, options: ServeOptions): Promise<WireServer> {
  const { host = '127.0.0.1', port = 0, log } = options;
  if (!isLoopbackAddress(host))
    throw new Error(`Expected \`host\` to be a loopback address, got \`${host}\``);
  const inFlight = new Set<Promise<void>>();
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    const responded = respond({ request, response, server, api, log });
    inFlight.add(responded);
    void responded.finally(() => inFlight.delete(responded));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return { endpoint: endpointOf(server), close: () => closeServer(server, inFlight) };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server: Server;
  readonly api: Api;
  readonly log: (line: string) => void;
}

async function respond(exchange: Exchange): Promise<void> {
  const { request, response, server, log } = exchange;
  try {
    const reply = await replyTo(exchange);
    if ('kind' in reply) return cut(exchange, reply);
    const { status, headers, body } = reply;
    if (!server.listening) response.setHeader('connection', 'close');
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
    await finished(response);
  } catch (error) {
    // The client went away, or an internal path failed: there is nobody, or nothing more, to tell.
    log(`${request.method} ${request.url} was not answered: ${String(error)}`);
    response.destroy();
  }
}

/** What is not answered keeps its connection, until the client or the server ends it. */
function cut({ request }: Exchange, { by }: Cut): void {
  if (by === 'reset') request.socket.resetAndDestroy();
}

async function replyTo({ request, api, log }: Exchange): Promise<Reply | Cut> {
  const foreign = reasonForeign(request.headers);
  if (foreign !== undefined) return refusal(403, `The emulator answers this machine only; ${foreign}.`, log);
  const url = new URL(request.url ?? '/', 'http://localhost');
  return api({
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    url: request.url ?? '/',
    header: (name) => request.headersDistinct[name]?.join(','),
    body: () => readBody(request, BODY_LIMIT_BYTES),
  });
}

function endpointOf(server: Server): string {
  // A listening TCP server has an address of this form.
  const { address, port } = server.address() as AddressInfo;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** Connections on which no request was ever sent are not idle to Node: only `closeAllConnections` ends them. */
async function closeServer(server: Server, inFlight: ReadonlySet<Promise<void>>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  await Promise.allSettled(inFlight);
  server.closeAllConnections();
  await closed;
}
