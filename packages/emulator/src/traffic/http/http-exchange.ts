import { STATUS_CODES } from 'node:http';
import type { Backend, Exchange } from '../backend.js';
import type { KeptConnections } from '../kept-connections.js';
import type { ListenerPorts } from '../listener.js';
import type { ClientRequest, ClientResponse } from './client-message.js';
import { requestHeaders, responseHeaders } from './forwarded-headers.js';
import { answerGatewayError } from './gateway-error.js';
import type { AnswerRoute, ForwardRoute, HttpListenerContext, HttpRoute } from './http-listener-context.js';
import type { GatewayStatus } from './http-manners.js';
import type { AnswerListener, InstanceConnection } from './instance-connection.js';
import type { AnswerHead } from './message/answer-head.js';
import { headOf } from './message/head-of.js';

/**
 * One request on its way through the load balancer. A request that may have reached an instance is never sent again;
 * only a connection that could not be opened is tried elsewhere.
 */
export class HttpExchange implements AnswerListener, Exchange {
  readonly isRequest = true;
  readonly #request: ClientRequest;
  readonly #response: ClientResponse;
  readonly #context: HttpListenerContext;
  readonly #route: HttpRoute;
  readonly #ports: ListenerPorts;
  #backend: Backend | undefined;
  #tried: Set<Backend> | undefined;
  #connections: KeptConnections | undefined;
  #connection: InstanceConnection | undefined;
  #isConnected = false;
  #chosenAtMs = 0;
  #isOver = false;

  constructor(
    incoming: { request: ClientRequest; response: ClientResponse },
    context: HttpListenerContext,
    ports: ListenerPorts,
  ) {
    this.#request = incoming.request;
    this.#response = incoming.response;
    this.#context = context;
    this.#ports = ports;
    this.#route = context.route(incoming.request);
  }

  /** Sends the request where it goes: to an instance, and without one it is answered 503; or it is answered here. */
  forward(): void {
    if (this.#route.kind === 'answer') return this.#answer(this.#route);
    this.#forwardTo(this.#route);
  }

  #forwardTo(route: ForwardRoute): void {
    const backend = route.pool.next(this.#tried);
    if (backend === undefined)
      return this.#fail(this.#tried === undefined ? 503 : this.#context.manners.unreachable);
    if (this.#tried === undefined) this.#noteChoice(route);
    this.#backend = backend;
    backend.begin(this);
    const connections = backend.connections(this.#ports.instancePort);
    if (connections === undefined) return this.#tryNext(backend);
    this.#connections = connections;
    this.#connection = connections.take();
    const { method, framing } = this.#request;
    const head = this.#head(connections);
    this.#connection.send({ head, framing, isHead: method === 'HEAD', listener: this });
  }

  #head({ endpoint }: KeptConnections): string {
    const { method, url, framing, rawHeaders, hasHost, socket } = this.#request;
    const all = requestHeaders(rawHeaders, {
      address: socket.remoteAddress ?? '',
      loadBalancerPort: this.#ports.loadBalancerPort,
      protocol: this.#context.encryption === undefined ? 'http' : 'https',
    });
    if (framing === 'chunks') all.push('Transfer-Encoding', 'chunked');
    if (!hasHost) all.push('Host', `${endpoint.host}:${endpoint.port}`);
    return headOf(`${method} ${url} HTTP/1.1`, all);
  }

  /** No byte has moved for the idle timeout: 408 when the client is late, 504 when the instance neither answers nor reads. */
  timeOut(): void {
    const isClientLate = this.#isConnected && !this.#request.complete && !this.#request.isPaused();
    this.#fail(isClientLate ? 408 : 504);
  }

  /** What the client sends of its request cannot be read; `false` when the request has come in full. */
  refuseRest(): boolean {
    if (this.#request.complete) return false;
    this.#fail(400);
    return true;
  }

  cut(): void {
    this.#fail(504);
  }

  /** The client is served or gone: in both cases the instance has nothing more to do with it. */
  clientClosed(): void {
    this.#end();
  }

  connected(): void {
    this.#isConnected = true;
    const connection = this.#connection;
    if (this.#request.framing === 'none' || connection === undefined) return;
    this.#request.on('data', (part) => {
      if (!this.#isOver && !connection.write(part)) this.#request.pause();
    });
    this.#request.on('end', () => this.#isOver || connection.endBody());
    this.#request.resume();
  }

  drained(): void {
    this.#request.resume();
  }

  unconnected(): void {
    if (this.#backend !== undefined) this.#tryNext(this.#backend);
  }

  answered({ status, reason, rawHeaders }: AnswerHead): void {
    this.#tally()?.answered(status, performance.now() - this.#chosenAtMs);
    const headers = responseHeaders(rawHeaders);
    if (this.#route.kind === 'forward' && this.#route.addHeaders && this.#backend)
      headers.push(...this.#route.addHeaders(this.#backend, headers));
    this.#response.writeHead(status, reason, headers);
  }

  answeredData(part: Buffer): void {
    if (this.#response.write(part)) return;
    const connection = this.#connection;
    connection?.pause();
    this.#response.once('drain', () => connection?.resume());
  }

  paused(): void {
    this.#response.flush();
  }

  completed(): void {
    this.#releaseConnection();
    this.#response.end();
  }

  failed(why: 'unreadable' | 'broken off'): void {
    this.#fail(why === 'unreadable' ? 502 : this.#context.manners.brokenOff);
  }

  #answer({ status, headers, body }: AnswerRoute): void {
    const length = ['Content-Length', String(Buffer.byteLength(body))];
    const ending = this.#request.complete ? [] : ['Connection', 'close'];
    this.#context.tally?.refused(status);
    this.#response.writeHead(status, STATUS_CODES[status] ?? '', [...headers, ...length, ...ending]);
    this.#response.end(this.#request.method === 'HEAD' ? '' : body);
    this.#end();
  }

  #tryNext(refused: Backend): void {
    this.#tally()?.unconnected();
    this.#releaseConnection();
    refused.end(this);
    this.#backend = undefined;
    this.#tried ??= new Set();
    this.#tried.add(refused);
    const { connectAttempts, unreachable } = this.#context.manners;
    if (this.#tried.size >= connectAttempts) return this.#fail(unreachable);
    this.forward();
  }

  /** An answer that has begun cannot be taken back: the client must see that it is not whole. */
  #fail(status: GatewayStatus): void {
    if (this.#isOver) return;
    if (this.#response.headersSent) breakOff(this.#response);
    else this.#answerFailure(status);
    this.#end();
  }

  #answerFailure(status: GatewayStatus): void {
    this.#context.tally?.refused(status);
    answerGatewayError(this.#response, status, { manners: this.#context.manners });
  }

  #noteChoice({ tally }: ForwardRoute): void {
    this.#chosenAtMs = performance.now();
    tally?.chosen();
  }

  #tally() {
    return this.#route.kind === 'forward' ? this.#route.tally : undefined;
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#releaseConnection();
    this.#backend?.end(this);
    // What is left of it is read and dropped.
    if (!this.#request.complete) this.#request.resume();
  }

  #releaseConnection(): void {
    if (this.#connection !== undefined) this.#connections?.giveBack(this.#connection);
    this.#connection = undefined;
  }
}

/** Behind what has been written: an end would be the right end of an answer that tells no length. */
function breakOff(response: ClientResponse): void {
  response.flush();
  setImmediate(() => response.destroy());
}
