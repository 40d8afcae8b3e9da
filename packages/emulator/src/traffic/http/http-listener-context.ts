import type { ClientRequest } from './client-message.js';
import type { Backend } from '../backend.js';
import type { Pool } from '../pool.js';
import type { Encryption } from '../tls/encryption.js';
import type { HttpManners } from './http-manners.js';
import type { HttpTally } from './http-tally.js';

/** What becomes of a request: an instance answers it, or the load balancer itself. */
export type HttpRoute = ForwardRoute | AnswerRoute;

export interface ForwardRoute {
  readonly kind: 'forward';
  readonly pool: Pool;
  /** Counts what instances do with requests. */
  readonly tally?: HttpTally | undefined;
  /** Headers to add to the answer of an instance, names and values in turn, as a cookie that keeps to it. */
  readonly addHeaders?: (backend: Backend, answerHeaders: readonly string[]) => readonly string[];
}

export interface AnswerRoute {
  readonly kind: 'answer';
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: string;
}

/** What an HTTP listener asks of its load balancer. */
export interface HttpListenerContext {
  readonly route: (request: ClientRequest) => HttpRoute;
  /** Real milliseconds without a byte in either direction after which a connection is closed. */
  readonly idleTimeoutMs: () => number;
  readonly manners: HttpManners;
  /** Counts what the load balancer answers by itself. */
  readonly tally?: HttpTally | undefined;
  /** With them it speaks HTTPS. */
  readonly encryption?: Encryption | undefined;
}
