import type { Backend } from './backend.js';

/** What a listener asks of its load balancer. */
export interface ListenerContext {
  /** Whose turn it is among the instances in service, past those already tried. */
  readonly next: (tried?: ReadonlySet<Backend>) => Backend | undefined;
  /** Real milliseconds without a byte in either direction after which a connection is closed. */
  readonly idleTimeoutMs: () => number;
}

/** The ports of one listener. */
export interface ListenerPorts {
  /** The virtual port: what clients of AWS would connect to. */
  readonly loadBalancerPort: number;
  readonly instancePort: number;
}

/** A listener, and where clients find it: on this machine, or nowhere where there are no sockets. */
export interface OpenListener {
  readonly host: string;
  readonly port: number;
  /** Takes no new connection and ends every open one. */
  close(): Promise<void>;
}

/** How many instances are tried when connections are refused. */
export const connectAttempts = 3;
