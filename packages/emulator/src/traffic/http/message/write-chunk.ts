import type { Socket } from 'node:net';

/** Up to here a copy costs less than a second buffer in one write. */
export const smallPart = 16_384;

/** What ends a body in chunks, without trailers. */
export const lastChunk = '0\r\n\r\n';

/** The same bytes as a chunk. */
export const chunkOf = (part: Buffer): string => `${sizeOf(part)}${part.toString('latin1')}\r\n`;

/** Writes a part of a body in chunks; as with a socket, `false` says that it waits. */
export function writeChunk(socket: Socket, part: Buffer): boolean {
  if (part.length <= smallPart) return socket.write(chunkOf(part), 'latin1');
  socket.cork();
  socket.write(sizeOf(part), 'latin1');
  socket.write(part);
  const wantsMore = socket.write('\r\n', 'latin1');
  socket.uncork();
  return wantsMore;
}

const sizeOf = (part: Buffer) => `${part.length.toString(16)}\r\n`;
