import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { ClientResponse } from './client-message.js';
import type { Http1Request } from './http1-request.js';
import { dateLine } from './message/date-line.js';
import { linesOf } from './message/head-of.js';
import { chunkOf, lastChunk, smallPart, writeChunk } from './message/write-chunk.js';

/** An answer on a client's connection: a small one goes out in one write. */
export class Http1Response implements ClientResponse {
  readonly req: Http1Request;
  readonly #socket: Socket;
  readonly #closed: (() => void)[] = [];
  /** What waits to be sent with what follows. */
  #waiting = '';
  #isChunked = false;
  #state: 'begins' | 'begun' | 'ended' | 'closed' = 'begins';
  /** Whether the connection goes on after it. */
  isKept: boolean;

  constructor(req: Http1Request) {
    this.req = req;
    this.#socket = req.socket;
    this.isKept = req.isKept;
  }

  get headersSent(): boolean {
    return this.#state !== 'begins';
  }

  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** The client may send its body. */
  writeContinue(): void {
    this.#socket.write('HTTP/1.1 100 Continue\r\n\r\n', 'latin1');
  }

  writeHead(status: number, reason: string, headers: readonly string[]): void {
    const has = saidIn(headers);
    const isBodiless = this.req.method === 'HEAD' || status === 204 || status === 304;
    const isMeasured = isBodiless || has.length;
    this.#isChunked = !isMeasured && !this.req.isOfOldVersion;
    if (has.connection || !(isMeasured || this.#isChunked)) this.isKept = false;
    this.#state = 'begun';
    this.#waiting =
      `HTTP/1.1 ${status} ${reason}\r\n${linesOf(headers)}` +
      (has.date ? '' : dateLine()) +
      (has.connection ? '' : this.isKept ? 'Connection: keep-alive\r\n' : 'Connection: close\r\n') +
      (this.#isChunked ? 'Transfer-Encoding: chunked\r\n\r\n' : '\r\n');
  }

  flush(): void {
    if (this.#waiting !== '') this.#socket.write(this.#take(), 'latin1');
  }

  write(part: Buffer): boolean {
    if (this.#state !== 'begun') return true;
    if (this.#waiting !== '' && part.length <= smallPart) {
      this.#waiting += this.#isChunked ? chunkOf(part) : part.toString('latin1');
      if (this.#waiting.length <= smallPart) return !this.#socket.writableNeedDrain;
      return this.#socket.write(this.#take(), 'latin1');
    }
    this.flush();
    return this.#isChunked ? writeChunk(this.#socket, part) : this.#socket.write(part);
  }

  end(body = ''): void {
    if (this.#state !== 'begun') return;
    this.#state = 'ended';
    if (this.#isChunked) this.#waiting += lastChunk;
    this.flush();
    if (body !== '') this.#socket.write(body);
    if (this.#socket.writableLength === 0) return this.close();
    // The client is served when the system has taken it all.
    this.#socket.write('', () => this.close());
  }

  once(_event: 'drain', listener: () => void): void {
    this.#socket.once('drain', listener);
  }

  on(_event: 'close', listener: () => void): void {
    this.#closed.push(listener);
  }

  /** It is over, or its connection is. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    for (const listener of this.#closed) listener();
  }

  /** By a reset: an end would be the right end of an answer that tells no length. */
  destroy(): void {
    if (this.#socket instanceof TLSSocket) this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }

  #take(): string {
    const waiting = this.#waiting;
    this.#waiting = '';
    return waiting;
  }
}

/** Which of the headers that the load balancer would add are there. */
function saidIn(headers: readonly string[]) {
  const has = { length: false, date: false, connection: false };
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'date') has.date = true;
    else if (name.length === 14 && name.toLowerCase() === 'content-length') has.length = true;
    else if (name.length === 10 && name.toLowerCase() === 'connection') has.connection = true;
  }
  return has;
}
