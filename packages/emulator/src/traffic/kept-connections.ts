import { Client } from 'undici';
import type { Endpoint } from '../ports.js';
import { headersBytes } from './http/status-to-refuse.js';

/**
 * The connections to one port of an instance that are kept between requests, each with one request at a time. The
 * last one used is taken first, so that those not needed reach their idle timeout. (A pool of undici's looks through
 * all of its clients for each request; this is measurably faster.)
 */
export class KeptConnections {
  readonly #origin: string;
  readonly #options: Client.Options;
  readonly #free: Client[] = [];
  #isRetired = false;

  /** @param idleTimeoutMs real milliseconds that an unused connection is kept */
  constructor({ host, port, localAddress }: Endpoint, idleTimeoutMs: number) {
    this.#origin = `http://${host}:${port}`;
    this.#options = {
      ...(localAddress !== undefined && { localAddress }),
      keepAliveTimeout: idleTimeoutMs,
      keepAliveMaxTimeout: idleTimeoutMs,
      keepAliveTimeoutThreshold: ignoreKeepAliveHint,
      // The idle timeout is watched once, on the client's connection: see `createHttpListener`.
      maxHeaderSize: headersBytes,
      headersTimeout: 0,
      bodyTimeout: 0,
    };
  }

  take(): Client {
    return this.#free.pop() ?? new Client(this.#origin, this.#options);
  }

  /** The request on it has ended, one way or the other. */
  giveBack(client: Client): void {
    if (this.#isRetired) close(client);
    else this.#free.push(client);
  }

  /** Takes no new requests; connections close when the request on them has ended. */
  retire(): void {
    this.#isRetired = true;
    for (const client of this.#free.splice(0)) close(client);
  }
}

/** Longer than any hint: undici subtracts it from the instance's `Keep-Alive: timeout`, which ELB does not read. */
const ignoreKeepAliveHint = -86_400_000;

/** Nothing is on it: the promise only tells when the system has closed the socket. */
const close = (client: Client) => void client.destroy();
