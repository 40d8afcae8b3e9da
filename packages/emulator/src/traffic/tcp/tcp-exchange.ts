import { connect, type Socket } from 'node:net';
import type { Backend, Exchange } from '../backend.js';
import { joinSockets } from '../join-sockets.js';
import type { ListenerPorts } from '../listener.js';
import { onSilence } from '../on-silence.js';
import type { Pool } from '../pool.js';
import type { TcpListenerContext } from './tcp-listener-context.js';

/** One client's TCP connection. With no instance to take it, it is closed. */
export class TcpExchange implements Exchange {
  readonly isRequest = false;
  readonly #client: Socket;
  readonly #context: TcpListenerContext;
  readonly #pool: Pool;
  readonly #ports: ListenerPorts;
  readonly #tried = new Set<Backend>();
  #backend: Backend | undefined;
  #upstream: Socket | undefined;
  #isJoined = false;

  constructor(client: Socket, context: TcpListenerContext, ports: ListenerPorts) {
    this.#client = client;
    this.#context = context;
    this.#ports = ports;
    this.#pool = context.pool();
    onSilence(client, context.idleTimeoutMs(), () => this.cut());
    client.on('error', () => client.destroy());
    client.on('close', () => this.#end());
  }

  forward(): void {
    const backend = this.#pool.next(this.#tried);
    if (backend === undefined || this.#tried.size >= this.#context.connectAttempts) return this.cut();
    this.#backend = backend;
    backend.begin(this);
    const endpoint = backend.address(this.#ports.instancePort);
    if (endpoint === undefined) return this.#tryNext(backend);
    const upstream = connect({ ...endpoint, allowHalfOpen: true, noDelay: true });
    const refused = () => this.#tryNext(backend);
    this.#upstream = upstream;
    upstream.once('error', refused);
    upstream.once('connect', () => {
      upstream.off('error', refused);
      this.#isJoined = true;
      this.#context.tally?.began();
      joinSockets(this.#client, upstream);
    });
  }

  cut(): void {
    this.#client.destroy();
    this.#upstream?.destroy();
  }

  #tryNext(refused: Backend): void {
    refused.end(this);
    this.#tried.add(refused);
    if (!this.#client.destroyed) this.forward();
  }

  #end(): void {
    if (this.#isJoined) this.#context.tally?.ended(this.#client.bytesRead + this.#client.bytesWritten);
    else this.#upstream?.destroy();
    this.#backend?.end(this);
  }
}
