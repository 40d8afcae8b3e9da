import type { Encryption } from '../tls/encryption.js';
import type { Pool } from '../pool.js';
import type { FlowTally } from './flow-tally.js';

/** What a TCP listener asks of its load balancer. */
export interface TcpListenerContext {
  /** Where a new connection goes. */
  readonly pool: () => Pool;
  /** Real milliseconds without a byte in either direction after which a connection is closed. */
  readonly idleTimeoutMs: () => number;
  /** How many instances are tried when connections are refused. */
  readonly connectAttempts: number;
  readonly tally?: FlowTally | undefined;
  /** With them it speaks TLS to clients. */
  readonly encryption?: Encryption | undefined;
}
