import {
  type ClientRequest as OutgoingRequest,
  type IncomingMessage,
  request as httpRequest,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Backend, Exchange } from '../backend.js';
import { requestHeaders, responseHeaders } from './forwarded-headers.js';
import type { ListenerPorts } from '../listener.js';
import type { ClientRequest } from './client-message.js';
import { rawGatewayError } from './gateway-error.js';
import type { AnswerRoute, HttpListenerContext, HttpRoute } from './http-listener-context.js';
import type { GatewayStatus } from './http-manners.js';
import { headOf } from './message/head-of.js';
import { joinSockets } from '../join-sockets.js';

interface Incoming {
  readonly request: ClientRequest;
  readonly socket: Socket;
  /** What the client sent behind its request. */
  readonly head: Buffer;
}

/** A request to speak another protocol, as WebSocket does: after the instance's 101 the two connections are joined. */
export class UpgradeExchange implements Exchange {
  readonly isRequest = false;
  readonly #incoming: Incoming;
  readonly #context: HttpListenerContext;
  readonly #route: HttpRoute;
  readonly #ports: ListenerPorts;
  readonly #tried = new Set<Backend>();
  #backend: Backend | undefined;
  #outgoing: OutgoingRequest | undefined;
  #upstream: Socket | undefined;
  #isOver = false;
  readonly #writtenBefore: number;

  constructor(incoming: Incoming, context: HttpListenerContext, ports: ListenerPorts) {
    this.#incoming = incoming;
    this.#context = context;
    this.#ports = ports;
    this.#route = context.route(incoming.request);
    const { socket } = incoming;
    this.#writtenBefore = socket.bytesWritten;
    socket.on('close', () => this.#end());
  }

  forward(): void {
    if (this.#route.kind === 'answer') return this.#answer(this.#route);
    const backend = this.#route.pool.next(this.#tried);
    if (backend === undefined)
      return this.#fail(this.#tried.size === 0 ? 503 : this.#context.manners.unreachable);
    if (this.#tried.size === 0) this.#route.tally?.chosen();
    this.#backend = backend;
    backend.begin(this);
    const endpoint = backend.address(this.#ports.instancePort);
    if (endpoint === undefined) return this.#tryNext(backend);
    const outgoing = httpRequest({
      ...endpoint,
      method: this.#incoming.request.method,
      path: this.#incoming.request.url,
      headers: this.#headers(),
      setHost: false,
      agent: false,
    });
    this.#outgoing = outgoing;
    let isConnected = false;
    outgoing.on('socket', (socket) => socket.once('connect', () => (isConnected = true)));
    outgoing.on('upgrade', (response, upstream, head) => this.#join(response, upstream, head));
    outgoing.on('response', (response) => this.#relay(response));
    outgoing.on('error', (error) =>
      isConnected ? this.#fail(this.#statusFor(error)) : this.#tryNext(backend),
    );
    outgoing.end();
  }

  /** No byte has moved for the idle timeout. */
  timeOut(): void {
    this.cut();
  }

  /** It has no body that could be unreadable. */
  refuseRest(): boolean {
    return false;
  }

  cut(): void {
    this.#fail(504);
    this.#upstream?.destroy();
  }

  #statusFor(error: Error): GatewayStatus {
    const isNoHttp = 'code' in error && String(error.code).startsWith('HPE_');
    return isNoHttp ? 502 : this.#context.manners.brokenOff;
  }

  #headers(): string[] {
    const { request, socket } = this.#incoming;
    const client = {
      address: socket.remoteAddress ?? '',
      loadBalancerPort: this.#ports.loadBalancerPort,
      protocol: this.#context.encryption === undefined ? ('http' as const) : ('https' as const),
    };
    const upgrade = ['Connection', 'Upgrade', 'Upgrade', request.headers.upgrade ?? ''];
    return [...requestHeaders(request.rawHeaders, client), ...upgrade];
  }

  #join(response: IncomingMessage, upstream: Socket, head: Buffer): void {
    const { socket } = this.#incoming;
    this.#outgoing = undefined;
    this.#upstream = upstream;
    const upgrade = ['Connection', 'Upgrade', 'Upgrade', response.headers.upgrade ?? ''];
    socket.write(responseHead(response, [...responseHeaders(response.rawHeaders), ...upgrade]));
    socket.write(head);
    upstream.write(this.#incoming.head);
    joinSockets(socket, upstream);
  }

  /** The instance stays with HTTP: its answer is the last on this connection. */
  #relay(response: IncomingMessage): void {
    const { socket } = this.#incoming;
    socket.write(responseHead(response, [...responseHeaders(response.rawHeaders), 'Connection', 'close']));
    response.on('error', () => socket.destroy());
    response.pipe(socket);
    socket.resume();
  }

  #answer({ status, headers, body }: AnswerRoute): void {
    const reason = STATUS_CODES[status] ?? '';
    const all = [...headers, 'Content-Length', String(Buffer.byteLength(body)), 'Connection', 'close'];
    this.#incoming.socket.end(headOf(`HTTP/1.1 ${status} ${reason}`, all) + body);
    this.#end();
  }

  #tryNext(refused: Backend): void {
    refused.end(this);
    this.#backend = undefined;
    this.#tried.add(refused);
    if (this.#isOver) return;
    const { connectAttempts, unreachable } = this.#context.manners;
    if (this.#tried.size >= connectAttempts) return this.#fail(unreachable);
    this.forward();
  }

  #fail(status: GatewayStatus): void {
    if (this.#isOver) return;
    const { socket } = this.#incoming;
    if (socket.bytesWritten === this.#writtenBefore) this.#context.tally?.refused(status);
    if (socket.bytesWritten === this.#writtenBefore && socket.writable)
      socket.end(rawGatewayError(status, this.#context.manners));
    else socket.destroy();
    this.#end();
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#incoming.socket.resume();
    this.#outgoing?.destroy();
    this.#backend?.end(this);
  }
}

function responseHead({ statusCode, statusMessage }: IncomingMessage, headers: readonly string[]): string {
  return headOf(`HTTP/1.1 ${statusCode} ${statusMessage}`, headers);
}
