import type { Socket } from 'node:net';

const disconnect = 1;
const byApplication = 11;
const blockBytes = 8;
const leastPadding = 4;

/**
 * Ends a connection with a sentence that the client shows: the one thing that can be said before anything is agreed on.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4253#section-11.1
 */
export function refuseSsh(socket: Socket, reason: string): void {
  const payload = Buffer.concat([Buffer.from([disconnect]), number(byApplication), text(reason), text('en')]);
  const filled = payload.length + 5 + leastPadding;
  const padding = leastPadding + ((blockBytes - (filled % blockBytes)) % blockBytes);
  const packet = Buffer.concat([
    number(payload.length + 1 + padding),
    Buffer.from([padding]),
    payload,
    Buffer.alloc(padding),
  ]);
  // Not before the client has said something: what it sends to a closed connection would take the sentence away.
  socket.once('data', () => socket.end(packet));
  socket.write('SSH-2.0-clicamos-emulator\r\n');
}

const text = (value: string) => Buffer.concat([number(Buffer.byteLength(value)), Buffer.from(value)]);

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
