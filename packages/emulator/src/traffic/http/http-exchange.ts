import type { Readable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { Backend, Exchange } from '../backend.js';
import { requestHeaders, responseHeaders } from './forwarded-headers.js';
import type { ClientRequest, ClientResponse } from './client-message.js';
import type { ListenerPorts } from '../listener.js';
import { answerGatewayError, statusForFailure } from './gateway-error.js';
import type { AnswerRoute, ForwardRoute, HttpListenerContext, HttpRoute } from './http-listener-context.js';
import { requestBody } from './request-body.js';

/**
 * One request on its way through the load balancer. It is handed to undici as its own handler (undici's raw-header
 * callbacks: no parsing into objects, half the cost of any proxy library). A request that may have reached an
 * instance is never sent again; only a connection that could not be opened is tried elsewhere.
 */
export class HttpExchange implements Dispatcher.DispatchHandler, Exchange {
  readonly #request: ClientRequest;
  readonly #response: ClientResponse;
  readonly #context: HttpListenerContext;
  readonly #route: HttpRoute;
  readonly #ports: ListenerPorts;
  readonly #body: Readable | null;
  readonly #headers: string[];
  #backend: Backend | undefined;
  #tried: Set<Backend> | undefined;
  #giveBack: (() => void) | undefined;
  #abort: (() => void) | undefined;
  #resume: (() => void) | undefined;
  #chosenAtMs = 0;
  #hasBody = false;
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
    this.#body = requestBody(incoming.request);
    const address = incoming.request.socket.remoteAddress ?? '';
    this.#headers = requestHeaders(incoming.request.rawHeaders, {
      address,
      loadBalancerPort: ports.loadBalancerPort,
      protocol: context.encryption === undefined ? 'http' : 'https',
    });
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
    const { method = 'GET', url = '/' } = this.#request;
    const client = connections.take();
    this.#giveBack = () => connections.giveBack(client);
    client.dispatch({ method, path: url, headers: this.#headers, body: this.#body, reset: false }, this);
  }

  /** No byte has moved for the idle timeout: 408 when the client is late, 504 when the instance neither answers nor reads. */
  timeOut(): void {
    this.#fail(this.#request.complete || this.#request.isPaused() ? 504 : 408);
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

  /** An answer whose body is late, as with server-sent events, begins without it. */
  sendHeaders(): void {
    if (!this.#hasBody && !this.#response.writableEnded) this.#response.flushHeaders();
  }

  onConnect(abort: () => void): void {
    this.#abort = abort;
    if (this.#isOver) abort();
  }

  onHeaders(status: number, rawHeaders: Buffer[], resume: () => void, statusText: string): boolean {
    if (status < 100) this.#fail(502);
    if (status < 200) return true;
    this.#tally()?.answered(status, performance.now() - this.#chosenAtMs);
    const headers = responseHeaders(rawHeaders.map((part) => part.toString('latin1')));
    if (this.#route.kind === 'forward' && this.#route.addHeaders && this.#backend)
      headers.push(...this.#route.addHeaders(this.#backend, headers));
    this.#response.writeHead(status, statusText, headers);
    this.#resume = resume;
    // It has no body, whatever length it tells: undici would wait for one.
    if (status === 304) this.#response.end();
    else process.nextTick(sendHeadersWithoutBody, this);
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.#hasBody = true;
    const wantsMore = writeBody(this.#response, chunk);
    if (!wantsMore && this.#resume !== undefined) this.#response.once('drain', this.#resume);
    return wantsMore;
  }

  onComplete(): void {
    this.#abort = undefined;
    this.#releaseConnection();
    this.#response.end();
  }

  onError(error: Error): void {
    if (this.#isOver) return;
    if (this.#abort === undefined && this.#backend !== undefined && isConnectFailure(error)) {
      return this.#tryNext(this.#backend);
    }
    this.#abort = undefined;
    this.#fail(statusForFailure(error, this.#context.manners));
  }

  #answer({ status, headers, body }: AnswerRoute): void {
    const length = ['Content-Length', String(Buffer.byteLength(body))];
    const ending = this.#request.complete ? [] : ['Connection', 'close'];
    this.#context.tally?.refused(status);
    this.#response.writeHead(status, [...headers, ...length, ...ending]);
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
  #fail(status: Parameters<typeof answerGatewayError>[1]): void {
    if (this.#isOver) return;
    if (this.#response.headersSent) breakOff(this.#response);
    else this.#answerFailure(status);
    this.#end();
  }

  #answerFailure(status: Parameters<typeof answerGatewayError>[1]): void {
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
    this.#abort?.();
    this.#body?.destroy();
    this.#releaseConnection();
    this.#backend?.end(this);
  }

  #releaseConnection(): void {
    this.#giveBack?.();
    this.#giveBack = undefined;
  }
}

/** By a reset, behind what has been written: an end would be the right end of an answer that tells no length. */
function breakOff(response: ClientResponse): void {
  const { socket } = response;
  response.flushHeaders();
  setImmediate(() => {
    if (socket === null || socket instanceof TLSSocket) response.destroy();
    else socket.resetAndDestroy();
  });
}

const sendHeadersWithoutBody = (exchange: HttpExchange) => exchange.sendHeaders();

const smallBody = 16_384;

/** A small chunk goes out with the headers in one write: as a string Node joins them, as a buffer it does not. */
function writeBody(response: ClientResponse, chunk: Buffer): boolean {
  const { socket } = response;
  if (socket === null || chunk.length > smallBody) return response.write(chunk);
  socket.cork();
  const wantsMore = response.write(chunk.toString('latin1'), 'latin1');
  socket.uncork();
  return wantsMore;
}

const isConnectFailure = (error: Error) => !('code' in error) || error.code !== 'UND_ERR_INVALID_ARG';
