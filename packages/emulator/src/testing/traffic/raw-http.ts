import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Sends bytes as they are and reads until the other side closes. */
export async function exchangeBytes(port: number, bytes: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.write(bytes, 'latin1');
  return readAll(socket);
}

/** What comes until the connection is closed, also when it breaks off. */
export function readAll(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.on('error', () => socket.destroy());
  return new Promise((resolve) => socket.on('close', () => resolve(text)));
}

/** What comes until the text holds `mark`. */
export async function readUntil(socket: Socket, mark: string): Promise<string> {
  let text = '';
  while (!text.includes(mark)) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    text += chunk.toString('latin1');
  }
  return text;
}
