import type { Socket } from 'node:net';
import type { HttpExchange } from './http-exchange.js';
import type { UpgradeExchange } from './upgrade-exchange.js';

/** A client's connection: what it carries now, what waits behind that, and how much of what it sent has been served. */
export interface ClientConnection {
  readonly socket: Socket;
  exchange: HttpExchange | UpgradeExchange | undefined;
  /** Something is being answered. */
  isBusy: boolean;
  /** What begins when its turn comes: a client may send requests without waiting for answers. */
  readonly waiting: (() => void)[];
  bytesServed: number;
}

export const newConnection = (socket: Socket): ClientConnection => ({
  socket,
  exchange: undefined,
  isBusy: false,
  waiting: [],
  bytesServed: 0,
});

/** Begins now, or when all that came before on the connection has been answered: one exchange at a time. */
export function inTurn(connection: ClientConnection, begin: () => void): void {
  if (connection.isBusy) {
    connection.waiting.push(begin);
    return;
  }
  connection.isBusy = true;
  begin();
}

/** What was being answered is over; on a connection that ends with it nothing else begins. */
export function endTurn(connection: ClientConnection): void {
  const { socket, waiting } = connection;
  connection.exchange = undefined;
  connection.bytesServed = socket.bytesRead;
  const next = socket.writable ? waiting.shift() : undefined;
  connection.isBusy = next !== undefined;
  next?.();
}
