import type { IncomingHttpHeaders } from 'node:http';
import type { GatewayStatus } from './http-manners.js';
import type { Framing } from './message/body-reader.js';

/** What a client asks, as far as a load balancer looks at it, in whatever version of HTTP it came. */
export interface ClientRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  readonly hasHost: boolean;
  /** How the end of its body is told. */
  readonly framing: Framing;
  /** With what it is refused because of how it is written. */
  readonly refusal: GatewayStatus | undefined;
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
  readonly headersSent: boolean;
  writeHead(status: number, reason: string, headers: readonly string[]): unknown;
  /** Sends what may have waited for more. */
  flush(): void;
  /** As with a stream, `false` says that it waits. */
  write(chunk: Buffer): boolean;
  end(body?: string): unknown;
  once(event: 'drain', listener: () => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  /** Breaks it off, so that the client sees that it is not whole. */
  destroy(): unknown;
}
