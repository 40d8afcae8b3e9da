import { constants, type OutgoingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { ClientRequest, ClientResponse } from '../http/client-message.js';

/** An answer on a stream of HTTP/2, which has no words beside its status and no headers of a connection. */
export class Http2Response implements ClientResponse {
  readonly req: Pick<ClientRequest, 'complete'>;
  readonly #stream: ServerHttp2Stream;
  #isBroken = false;
  #parts = 0;

  constructor(stream: ServerHttp2Stream, req: Pick<ClientRequest, 'complete'>) {
    this.#stream = stream;
    this.req = req;
  }

  /** How many parts of it have been sent, its head counted. */
  get parts(): number {
    return this.#parts;
  }

  get headersSent(): boolean {
    return this.#stream.headersSent;
  }

  writeHead(status: number, _reason: string, headers: readonly string[]): void {
    if (!this.#isOpen) return;
    this.#parts += 1;
    // Else Node would end an answer that is broken off as one that is whole.
    this.#stream.once('wantTrailers', () => this.#isBroken || this.#stream.sendTrailers({}));
    this.#stream.respond({ ':status': status, ...withoutConnection(headers) }, { waitForTrailers: true });
  }

  /** Nothing waits. */
  flush(): void {
    return;
  }

  write(chunk: Buffer): boolean {
    this.#parts += 1;
    return this.#isOpen ? this.#stream.write(chunk) : true;
  }

  end(body?: string): unknown {
    this.#parts += 1;
    return this.#isOpen && this.#stream.end(body);
  }

  once(event: 'drain', listener: () => void): unknown {
    return this.#stream.once(event, listener);
  }

  on(event: 'close', listener: () => void): unknown {
    return this.#stream.on(event, listener);
  }

  destroy(): void {
    this.#isBroken = true;
    this.#stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  }

  get #isOpen(): boolean {
    return !this.#stream.destroyed && !this.#stream.closed;
  }
}

/** Headers that HTTP/2 forbids (RFC 9113, 8.2.2). */
const ofConnections = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);

function withoutConnection(raw: readonly string[]): OutgoingHttpHeaders {
  const headers: Record<string, string[]> = {};
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? '';
    if (!ofConnections.has(name)) (headers[name] ??= []).push(raw[index + 1] ?? '');
  }
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}
