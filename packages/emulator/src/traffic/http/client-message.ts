import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** What a client asks, as far as a load balancer looks at it, in whatever version of HTTP it came. */
export interface ClientRequest {
  readonly method?: string | undefined;
  /** Path and query. */
  readonly url?: string | undefined;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  /** Whether it has come in full. */
  readonly complete: boolean;
  readonly socket: { readonly remoteAddress?: string | undefined };
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
  isPaused(): boolean;
}

/** What it is answered. Headers are names and values in turn. */
export interface ClientResponse {
  readonly req: Pick<ClientRequest, 'complete'>;
  /** The connection, where an answer has it for itself. */
  readonly socket: ServerResponse['socket'];
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  writeHead(status: number, headers: string[]): unknown;
  writeHead(status: number, reason: string, headers: string[]): unknown;
  flushHeaders(): void;
  write(chunk: Buffer): boolean;
  write(chunk: string, encoding: 'latin1'): boolean;
  end(body?: string): unknown;
  once(event: 'drain', listener: () => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  /** Breaks it off, so that the client sees that it is not whole. */
  destroy(): unknown;
}
