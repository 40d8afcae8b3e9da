import type { Duplex } from 'node:stream';
import { type ClientConnection, inTurn } from './client-connection.js';
import { rawGatewayError } from './gateway-error.js';
import type { GatewayStatus, HttpManners } from './http-manners.js';

interface Unreadable {
  readonly socket: Duplex;
  readonly connection: ClientConnection | undefined;
  readonly manners: HttpManners;
}

/** Answers what cannot be read as a request: after all that could be read, and never in the middle of that. */
export function answerUnreadable(error: Error, { socket, connection, manners }: Unreadable): void {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  if (connection?.exchange?.refuseRest() === true) return;
  const answer = () => void socket.end(rawGatewayError(statusFor(error, code), manners));
  if (connection === undefined) answer();
  else inTurn(connection, answer);
}

function statusFor(error: Error, code: string): GatewayStatus {
  // The parser has the same code for a coding beside a length, which is no coding that is unknown.
  const isBesideLength = 'reason' in error && String(error.reason).includes('Content-Length');
  if (code === 'HPE_INVALID_TRANSFER_ENCODING' && !isBesideLength) return 501;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}
