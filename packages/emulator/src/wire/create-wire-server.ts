import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import type { Service } from '../service.js';
import { answer } from './answer.js';
import type { CallRecord } from './call-record.js';
import { isLoopbackAddress, reasonForeign } from './loopback.js';
import { loadModel, type WireModel } from './model.js';
import type { Reply } from './protocol.js';
import { readBody } from './read-body.js';

export interface WireServerOptions {
  readonly services: readonly Service[];
  /** A loopback address. @default '127.0.0.1' */
  readonly host?: string;
  /** @default 0, any free port */
  readonly port?: number;
  /** Hears of every API call after it was answered. */
  readonly onCall?: (call: CallRecord) => void;
  /** One line for each failure inside the emulator and each refused request. */
  readonly log: (line: string) => void;
  /** Paths outside AWS's protocols, for example `/_clicamos/status`: a GET answers the function's value as JSON. */
  readonly internal?: Readonly<Record<string, () => unknown>>;
  /** @default the system's clock */
  readonly now?: () => Date;
}

export interface WireServer {
  /** The URL for SDKs, CLIs and `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** Stops listening, lets requests in flight finish, and ends every connection. The services stay as they are. */
  close(): Promise<void>;
}

/** AWS accepts less for most operations; nothing that is emulated needs more. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/** Longer than clients keep idle connections, so that none is closed just as a client reuses it. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Serves the wire protocols of all `services` on one loopback port. Requests from elsewhere are refused with 403:
 * those whose Host header is not this machine, and those that a page of another site made a browser send.
 *
 * @throws Error for a `host` that is not loopback, and what `listen` fails with, for example `EADDRINUSE`
 * @example
 * import { createWireServer } from './create-wire-server.js';
 * const { endpoint, close } = await createWireServer({ services: [createSts(surroundings)], log });
 */
export async function createWireServer(options: WireServerOptions): Promise<WireServer> {
  const { host = '127.0.0.1', port = 0 } = options;
  if (!isLoopbackAddress(host))
    throw new Error(`Expected \`host\` to be a loopback address, got \`${host}\``);
  const models = options.services.map(({ name }) => loadModel(name));
  const inFlight = new Set<Promise<void>>();
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    const responded = respond({ request, response, server, models, options });
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
  readonly models: readonly WireModel[];
  readonly options: WireServerOptions;
}

async function respond(exchange: Exchange): Promise<void> {
  const { request, response, server, options } = exchange;
  try {
    const { status, headers, body } = await replyTo(exchange);
    if (!server.listening) response.setHeader('connection', 'close');
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
    await finished(response);
  } catch (error) {
    // The client went away, or an internal path failed: there is nobody, or nothing more, to tell.
    options.log(`${request.method} ${request.url} was not answered: ${String(error)}`);
    response.destroy();
  }
}

async function replyTo({ request, models, options }: Exchange): Promise<Reply> {
  const foreign = reasonForeign(request.headers);
  if (foreign !== undefined)
    return refusal(403, `The emulator answers this machine only; ${foreign}.`, options);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const internal = Object.hasOwn(options.internal ?? {}, url.pathname)
    ? options.internal?.[url.pathname]
    : undefined;
  if (request.method === 'GET' && internal !== undefined) return jsonOf(await internal());
  if (request.method !== 'GET' && request.method !== 'POST') {
    return refusal(405, `AWS's APIs take GET and POST, not ${request.method}.`, options);
  }
  const body = await readBody(request, BODY_LIMIT_BYTES);
  if (body === undefined) return refusal(413, `A request may hold ${BODY_LIMIT_BYTES} bytes.`, options);
  return call({ request, url, body, models, options });
}

interface Call {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: string;
  readonly models: readonly WireModel[];
  readonly options: WireServerOptions;
}

async function call({ request, url, body, models, options }: Call): Promise<Reply> {
  const { services, log, onCall, now = () => new Date() } = options;
  const at = now();
  const startMs = performance.now();
  const target = request.headers['x-amz-target'];
  const answered = await answer(
    {
      query: url.searchParams,
      target: typeof target === 'string' ? target : undefined,
      authorization: request.headers.authorization,
      body,
    },
    { services, models, requestId: randomUUID(), log },
  );
  if (answered.call !== undefined)
    onCall?.({ ...answered.call, at, durationMs: performance.now() - startMs });
  return answered.reply;
}

function refusal(status: number, sentence: string, { log }: WireServerOptions): Reply {
  log(`Refused a request: ${sentence}`);
  return {
    status,
    headers: { 'content-type': 'text/plain;charset=UTF-8', connection: 'close' },
    body: `${sentence}\n`,
  };
}

const jsonOf = (value: unknown): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: `${JSON.stringify(value ?? null)}\n`,
});

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
