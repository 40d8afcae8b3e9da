import { once } from 'node:events';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';

/** A handshake with a port of this machine; the certificate is checked against the root that is given. */
export async function shakeHands(
  port: number,
  options: ConnectionOptions = {},
): Promise<TLSSocket & AsyncDisposable> {
  const socket = connect({ host: '127.0.0.1', port, servername: 'example.com', ...options });
  await once(socket, 'secureConnect');
  return Object.assign(socket, {
    [Symbol.asyncDispose]: async () => {
      socket.destroy();
      if (!socket.closed) await once(socket, 'close');
    },
  });
}

/** What one request over a connection is answered: the whole answer, as text. */
export async function ask(socket: TLSSocket, path: string): Promise<string> {
  socket.write(`GET ${path} HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}
