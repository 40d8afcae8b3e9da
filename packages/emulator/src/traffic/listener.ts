import type { Socket } from 'node:net';
import type { HttpListenerContext } from './http/http-listener-context.js';
import type { TcpListenerContext } from './tcp/tcp-listener-context.js';

/** The ports of one listener. */
export interface ListenerPorts {
  /** The virtual port: what clients of AWS would connect to. */
  readonly loadBalancerPort: number;
  /** What each instance is asked for; nothing: it knows its own port. */
  readonly instancePort?: number | undefined;
}

/** A listener that is to be opened. */
export type ListenerPlan =
  | { readonly kind: 'http'; readonly ports: ListenerPorts; readonly context: HttpListenerContext }
  | { readonly kind: 'tcp'; readonly ports: ListenerPorts; readonly context: TcpListenerContext };

/** Where clients find something: on this machine, or nowhere where there are no sockets. */
export interface OpenPort {
  readonly host: string;
  readonly port: number;
  /** Takes no new connection and ends every open one. */
  close(): Promise<void>;
}

/** A listener that is open. */
export interface OpenListener extends OpenPort {
  /** Serves a connection that came in by another port. */
  accept(socket: Socket): void;
}

/** Who serves what comes through a door. */
export interface BehindDoor {
  readonly plain?: Pick<OpenListener, 'accept'> | undefined;
  /** With both, the client's first byte says whether it speaks TLS. */
  readonly encrypted?: Pick<OpenListener, 'accept'> | undefined;
}

/** A port that leads to whichever listeners it was given last; while there is none, connections are ended. */
export interface Door extends OpenPort {
  lead(listeners: BehindDoor): void;
}
