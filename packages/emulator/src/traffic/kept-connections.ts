import type { Endpoint } from '../service/ports.js';
import { InstanceConnection } from './http/instance-connection.js';

/**
 * The connections to one port of an instance that are kept between requests, each with one request at a time. The
 * last one used is taken first, so that those not needed reach their idle timeout.
 */
export class KeptConnections {
  readonly endpoint: Endpoint;
  readonly #idleTimeoutMs: number;
  readonly #free: InstanceConnection[] = [];
  #isRetired = false;

  /** @param idleTimeoutMs real milliseconds that an unused connection is kept */
  constructor(endpoint: Endpoint, idleTimeoutMs: number) {
    this.endpoint = endpoint;
    this.#idleTimeoutMs = idleTimeoutMs;
  }

  take(): InstanceConnection {
    let connection = this.#free.pop();
    // One that was closed in this turn of the loop has not said so yet.
    while (connection?.isFree === false) connection = this.#free.pop();
    return connection ?? new InstanceConnection(this.endpoint, this.#idleTimeoutMs, this.#forget);
  }

  /** The request on it has ended, one way or the other. */
  giveBack(connection: InstanceConnection): void {
    if (this.#isRetired || !connection.isFree) connection.close();
    else this.#free.push(connection);
  }

  /** Takes no new requests; connections close when the request on them has ended. */
  retire(): void {
    this.#isRetired = true;
    for (const connection of this.#free.splice(0)) connection.close();
  }

  readonly #forget = (connection: InstanceConnection): void => {
    const at = this.#free.indexOf(connection);
    if (at !== -1) this.#free.splice(at, 1);
  };
}
