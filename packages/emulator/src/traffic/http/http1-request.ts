import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { ClientRequest } from './client-message.js';
import type { GatewayStatus } from './http-manners.js';
import type { BodyReader, Framing } from './message/body-reader.js';
import { readBody } from './message/read-body.js';
import type { MessageHead } from './message/read-head.js';
import { readHead } from './message/read-head.js';
import { continues, statusToRefuse } from './status-to-refuse.js';

const requestLine = /^([^ \t]+) ([^ \t]+) HTTP\/(\d\.\d)$/;

/** A request of HTTP/1.1 or 1.0: its head has come, its body is read when it is asked for. */
export class Http1Request implements ClientRequest {
  readonly method: string;
  readonly url: string;
  readonly refusal: GatewayStatus | undefined;
  readonly framing: Framing;
  readonly socket: Socket;
  readonly body: BodyReader;
  /** Whether the client takes another answer on the connection. */
  readonly isKept: boolean;
  readonly isOfOldVersion: boolean;
  readonly #head: MessageHead;
  readonly #wanted: () => void;
  #data: ((chunk: Buffer) => void) | undefined;
  #end: (() => void) | undefined;
  #isFlowing = false;

  /** @param wanted it may be read on */
  static read(text: string, socket: Socket, wanted: () => void): Http1Request | undefined {
    const head = readHead(text);
    const [, method, url, version] = requestLine.exec(head?.first ?? '') ?? [];
    if (head === undefined || method === undefined || url === undefined || version === undefined)
      return undefined;
    return new Http1Request({ method, url, version, head, socket, wanted });
  }

  private constructor({ method, url, version, head, socket, wanted }: ReadRequest) {
    this.method = method;
    this.url = url;
    this.socket = socket;
    this.refusal = statusToRefuse({ method, url, version }, head);
    this.framing = head.coding === undefined ? head.length || 'none' : 'chunks';
    this.body = readBody(this.framing);
    this.isOfOldVersion = version === '1.0';
    this.isKept = this.isOfOldVersion
      ? head.connection.includes('keep-alive,')
      : !head.connection.includes('close,');
    this.#head = head;
    this.#wanted = wanted;
  }

  get rawHeaders(): readonly string[] {
    return this.#head.rawHeaders;
  }

  get hasHost(): boolean {
    return this.#head.hosts > 0;
  }

  /** The client waits until it is told to go on. */
  get waitsToContinue(): boolean {
    return !this.isOfOldVersion && continues.test(this.#head.expect ?? '');
  }

  /** Whether it asks for WebSocket, the one protocol that a load balancer changes to; it cannot have a body. */
  get asksForWebSocket(): boolean {
    const { upgrade, connection } = this.#head;
    if (upgrade?.toLowerCase() !== 'websocket' || this.framing !== 'none') return false;
    return `,${connection}`.includes(',upgrade,');
  }

  get headers(): IncomingHttpHeaders {
    const headers: Record<string, string> = {};
    for (let index = 0; index + 1 < this.rawHeaders.length; index += 2) {
      const name = this.rawHeaders[index]?.toLowerCase() ?? '';
      const value = this.rawHeaders[index + 1] ?? '';
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    }
    return headers;
  }

  get complete(): boolean {
    return this.body.isComplete;
  }

  get isFlowing(): boolean {
    return this.#isFlowing;
  }

  on(event: 'data', listener: (chunk: Buffer) => void): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'data' | 'end', listener: (chunk: Buffer) => void): void {
    if (event === 'data') this.#data = listener;
    else this.#end = () => listener(noBytes);
  }

  /** A part of its body has come. */
  readonly take = (part: Buffer): void => this.#data?.(part);

  /** All of its body has come. */
  ended(): void {
    this.#end?.();
  }

  pause(): void {
    this.#isFlowing = false;
  }

  resume(): void {
    if (this.#isFlowing) return;
    this.#isFlowing = true;
    this.#wanted();
  }

  isPaused(): boolean {
    return !this.#isFlowing;
  }
}

const noBytes = Buffer.alloc(0);

interface ReadRequest {
  readonly method: string;
  readonly url: string;
  readonly version: string;
  readonly head: MessageHead;
  readonly socket: Socket;
  readonly wanted: () => void;
}
