import { createServer, type Socket } from 'node:net';
import { listen } from './listen.js';
import type { BehindDoor, Door } from './listener.js';

/** Binds a port that stays the same while listeners come and go. */
export async function openDoor(): Promise<Door> {
  let behind: BehindDoor = {};
  // As Node's own HTTP servers have it.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => pass(socket, behind));
  return {
    ...(await listen(server)),
    lead: (listeners) => (behind = listeners),
    close: async () => void server.close(),
  };
}

function pass(socket: Socket, { plain, encrypted }: BehindDoor): void {
  if (plain !== undefined && encrypted !== undefined) return passByFirstByte(socket, { plain, encrypted });
  const only = plain ?? encrypted;
  if (only === undefined) socket.destroy();
  else only.accept(socket);
}

/** The first byte of a TLS handshake (RFC 8446, 5.1). */
const handshake = 0x16;

/** What was read to see it is put back; a stream that nobody has made flow yet is the listener's to read. */
function passByFirstByte(socket: Socket, { plain, encrypted }: Required<BehindDoor>): void {
  const destroy = () => socket.destroy();
  socket.once('error', destroy);
  socket.once('readable', () => {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) {
      destroy();
      return;
    }
    socket.unshift(chunk);
    // Only then the stream has taken note that nobody listens for `readable` any more.
    process.nextTick(() => {
      socket.off('error', destroy);
      (chunk[0] === handshake ? encrypted : plain)?.accept(socket);
    });
  });
}
