import { createServer } from 'node:net';
import { listen } from './listen.js';
import type { Door, OpenListener } from './listener.js';

/** Binds a port that stays the same while listeners come and go. */
export async function openDoor(): Promise<Door> {
  let behind: Pick<OpenListener, 'accept'> | undefined;
  // As Node's own HTTP servers have it.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    if (behind === undefined) socket.destroy();
    else behind.accept(socket);
  });
  return {
    ...(await listen(server)),
    lead: (listener) => (behind = listener),
    close: async () => void server.close(),
  };
}
