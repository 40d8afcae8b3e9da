import type { Endpoint } from '../service/ports.js';
import { KeptConnections } from './kept-connections.js';

/** A request, an upgraded connection or a TCP connection that an instance is serving. */
export interface Exchange {
  /** Its answer is waited for: no connection that two keep open between them. */
  readonly isRequest: boolean;
  /** Ends it now, answered or not. */
  cut(): void;
}

export interface BackendOptions {
  readonly instanceId: string;
  /** Where the instance serves a port now, its own without one; nothing unless it runs. */
  readonly address: (instancePort: number | undefined) => Endpoint | undefined;
  /** Nothing of it answers, also on connections that are kept. @default it answers */
  readonly isSilent?: () => boolean;
  /** Real milliseconds that an unused connection to the instance is kept. */
  readonly idleTimeoutMs: () => number;
}

/** The load balancer's side of one registered instance: its kept connections and what is in flight. */
export class Backend {
  readonly instanceId: string;
  readonly #options: BackendOptions;
  readonly #connections = new Map<number | undefined, KeptConnections>();
  readonly #inFlight = new Set<Exchange>();
  #whenIdle: (() => void) | undefined;

  constructor(options: BackendOptions) {
    this.instanceId = options.instanceId;
    this.#options = options;
  }

  get isIdle(): boolean {
    return this.#inFlight.size === 0;
  }

  /** Somebody waits for an answer of it. */
  get isAnswering(): boolean {
    return [...this.#inFlight].some(({ isRequest }) => isRequest);
  }

  /** Where to open a connection of its own (TCP, WebSocket). */
  address(instancePort: number | undefined): Endpoint | undefined {
    return this.#options.address(instancePort);
  }

  /** Connections that are kept between requests; nothing when the instance does not run and none was ever opened. */
  connections(instancePort: number | undefined): KeptConnections | undefined {
    if (this.#options.isSilent?.()) return undefined;
    return this.#connections.get(instancePort) ?? this.#open(instancePort);
  }

  begin(exchange: Exchange): void {
    this.#inFlight.add(exchange);
  }

  end(exchange: Exchange): void {
    if (this.#inFlight.delete(exchange) && this.isIdle) this.#whenIdle?.();
  }

  /** Calls back each time the last exchange ends; `undefined` ends that. */
  whenIdle(callback: (() => void) | undefined): void {
    this.#whenIdle = callback;
  }

  /** Ends everything in flight. */
  cut(): void {
    for (const exchange of [...this.#inFlight]) exchange.cut();
  }

  /** New requests open new connections; those in flight finish on theirs. */
  renewConnections(): void {
    for (const connections of this.#connections.values()) connections.retire();
    this.#connections.clear();
  }

  /** Cuts what is in flight and closes every connection. */
  close(): void {
    this.#whenIdle = undefined;
    this.cut();
    this.renewConnections();
  }

  #open(instancePort: number | undefined): KeptConnections | undefined {
    const endpoint = this.#options.address(instancePort);
    if (endpoint === undefined) return undefined;
    const connections = new KeptConnections(endpoint, this.#options.idleTimeoutMs());
    this.#connections.set(instancePort, connections);
    return connections;
  }
}
