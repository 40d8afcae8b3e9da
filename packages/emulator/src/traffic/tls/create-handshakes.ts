import type { TLSSocket } from 'node:tls';
import { onSilence } from '../on-silence.js';

/** Handshakes that are under way: what is spoken on a connection is known when its own has ended. */
export interface Handshakes {
  begin(socket: TLSSocket, done: () => void): void;
  /** Ends the connections of those that have not ended. */
  close(): void;
}

/** @param idleTimeoutMs real milliseconds that a client may be silent for */
export function createHandshakes(idleTimeoutMs: () => number): Handshakes {
  const sockets = new Set<TLSSocket>();
  return {
    begin(socket, done) {
      const forget = () => sockets.delete(socket);
      sockets.add(socket);
      const endWatch = onSilence(socket, idleTimeoutMs(), () => socket.destroy());
      socket.once('close', forget);
      socket.once('secure', () => {
        forget();
        endWatch();
        done();
      });
    },
    close() {
      for (const socket of [...sockets]) socket.destroy();
    },
  };
}
