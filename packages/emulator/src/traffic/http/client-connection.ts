import type { Socket } from 'node:net';
import { rawGatewayError } from './gateway-error.js';
import { Http1Request } from './http1-request.js';
import { Http1Response } from './http1-response.js';
import type { GatewayStatus, HttpManners } from './http-manners.js';
import { HeadCollector } from './message/head-collector.js';
import { headersBytes } from './status-to-refuse.js';
import { onceRead, onSilence } from '../on-silence.js';

/** What is being answered. */
export interface ServedExchange {
  /** No byte has moved for the idle timeout. */
  timeOut(): void;
  /** What the client sends of its request cannot be read; `false` when it has come in full. */
  refuseRest(): boolean;
  cut(): void;
}

export interface ClientConnectionOptions {
  readonly manners: HttpManners;
  readonly idleTimeoutMs: number;
  readonly serve: (request: Http1Request, response: Http1Response) => ServedExchange | undefined;
  /** Takes the connection over, with what came behind the request. */
  readonly upgrade: (request: Http1Request, rest: Buffer) => ServedExchange;
}

/** A client's connection: one exchange at a time, in the order of the requests; what comes meanwhile waits. */
export class ClientConnection {
  readonly #socket: Socket;
  readonly #options: ClientConnectionOptions;
  readonly #heads = new HeadCollector(headersBytes, beginsRequest);
  #request: Http1Request | undefined;
  #response: Http1Response | undefined;
  #exchange: ServedExchange | undefined;
  #unread: Buffer = nothing;
  #isReading = false;
  #state: 'http' | 'upgraded' | 'ending' = 'http';
  #headDeadline: NodeJS.Timeout | undefined;

  constructor(socket: Socket, options: ClientConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    onSilence(socket, options.idleTimeoutMs, this.#idle);
    socket.on('data', this.#came);
    socket.on('end', this.#clientEnded);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#closed());
  }

  /** Ends what is being answered, and the connection. */
  cut(): void {
    this.#exchange?.cut();
    this.#socket.destroy();
  }

  readonly #came = (chunk: Buffer): void => {
    if (this.#state === 'ending') return;
    this.#unread = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    this.#readOn();
  };

  readonly #readOn = (): void => {
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#unread.length > 0 && this.#state === 'http' && this.#readPart());
    this.#isReading = false;
    this.#holdBack();
  };

  /** Whether there may be more to read now. */
  #readPart(): boolean {
    if (this.#request !== undefined) return !this.#request.complete && this.#readBody(this.#request);
    const collected = this.#heads.add(this.#unread);
    this.#unread = collected.kind === 'whole' ? collected.rest : nothing;
    this.#watchHead();
    if (collected.kind === 'part') return false;
    const request =
      collected.kind === 'whole' ? Http1Request.read(collected.text, this.#socket, this.#readOn) : undefined;
    if (request === undefined) this.#endWith(400);
    else this.#begin(request);
    return true;
  }

  #begin(request: Http1Request): void {
    this.#request = request;
    if (request.refusal === undefined && request.asksForWebSocket) return this.#upgrade(request);
    const response = new Http1Response(request);
    this.#response = response;
    if (request.refusal === undefined && request.waitsToContinue) response.writeContinue();
    response.on('close', () => this.#endTurn());
    const exchange = this.#options.serve(request, response);
    if (!response.isClosed) this.#exchange = exchange;
  }

  #readBody(request: Http1Request): boolean {
    if (!request.isFlowing) return false;
    const unread = this.#unread;
    const count = request.body.read(unread, request.take);
    if (count === undefined) {
      this.#refuse();
      return false;
    }
    this.#unread = unread.subarray(count);
    if (request.complete) {
      request.ended();
      this.#endTurn();
    }
    return true;
  }

  /** Both the request and its answer have ended. */
  #endTurn(): void {
    if (this.#response?.isClosed !== true) return;
    this.#exchange = undefined;
    if (!this.#response.isKept) return this.#end();
    if (this.#request?.complete !== true) return;
    this.#request = undefined;
    this.#response = undefined;
    if (this.#unread.length > 0) this.#readOn();
  }

  /** What a client sends while it waits is kept, up to a measure. */
  #holdBack(): void {
    if (this.#state !== 'http') return;
    if (this.#unread.length > mostUnread) this.#socket.pause();
    else if (this.#socket.isPaused()) this.#socket.resume();
  }

  /** A client that sends its headers byte by byte is never idle. */
  #watchHead(): void {
    const isInside = this.#heads.isInside;
    if (isInside === (this.#headDeadline !== undefined)) return;
    clearTimeout(this.#headDeadline);
    this.#headDeadline = isInside
      ? setTimeout(() => onceRead(this.#headLate), this.#options.idleTimeoutMs + afterIdleMs)
      : undefined;
  }

  readonly #headLate = (): void => {
    if (this.#headDeadline !== undefined && this.#state === 'http') this.#endWith(408);
  };

  #upgrade(request: Http1Request): void {
    const socket = this.#socket;
    this.#state = 'upgraded';
    const rest = this.#unread;
    this.#unread = nothing;
    // What comes now is for whoever joins it to an instance.
    socket.off('data', this.#came).off('end', this.#clientEnded).pause();
    this.#exchange = this.#options.upgrade(request, rest);
  }

  /** Half a request that does not go on is answered; between requests the connection is just closed. */
  readonly #idle = (): void => {
    if (this.#exchange !== undefined) return this.#exchange.timeOut();
    const isInside = this.#heads.isInside || this.#request?.complete === false;
    if (this.#state === 'http' && isInside) this.#endWith(408);
    else this.#socket.destroy();
  };

  /** In the middle of a request it is one that cannot be read. */
  readonly #clientEnded = (): void => {
    if (this.#state === 'ending') return;
    if (this.#heads.isInside || this.#request?.complete === false) this.#refuse();
    else this.#end();
  };

  /** What comes cannot be read: that is the answer, unless one has begun. */
  #refuse(): void {
    if (this.#exchange?.refuseRest() === true) this.#stopReading();
    else this.#endWith(400);
  }

  #endWith(status: GatewayStatus): void {
    if (this.#socket.writable) this.#socket.write(rawGatewayError(status, this.#options.manners));
    this.#end();
  }

  /** Nothing more is read as a request; the client is waited for, so that no reset takes the answer from it. */
  #end(): void {
    this.#stopReading();
    this.#socket.end();
    this.#socket.resume();
  }

  #stopReading(): void {
    this.#state = 'ending';
    this.#unread = nothing;
    clearTimeout(this.#headDeadline);
  }

  #closed(): void {
    this.#stopReading();
    this.#response?.close();
  }
}

/** What cannot be the beginning of a request is not waited for. */
const beginsRequest = /^(?:\r|[A-Z-]+(?: |$))/;

const nothing = Buffer.alloc(0);

/** Of what a client sends before it is asked for. */
const mostUnread = 65_536;

/** After the idle timeout, so that a connection on which nothing ever came is closed without a word. */
const afterIdleMs = 500;
