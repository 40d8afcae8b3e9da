import type { Server } from 'node:http';
import { Server as TcpServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** Resolves when the process is asked to end, for example by SIGTERM. */
  readonly terminated: Promise<unknown>;
}

/** Longer than a client leaves a connection alone that it uses all the time. */
const onTheirWayMs = 300;

/**
 * Serves until it is asked to end, then drains: no new connection, idle ones closed, requests in
 * flight answered. Resolves when the last connection has gone.
 */
export async function serveUntilTerminated(
  server: Server,
  { host, port, terminated }: ServeOptions,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  await terminated;
  // A connection that is busy now is not kept once it has been answered: nobody would wait for it to idle away.
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
  // Behind a Network Load Balancer clients keep connections to the app itself. A request that is on its way on one of
  // them is answered, and told to be the last: a connection that is closed under it would lose it.
  const closed = stopListening(server);
  if ((await countConnections(server)) > 0) await delay(onTheirWayMs);
  server.keepAliveTimeout = 1;
  server.closeIdleConnections();
  await closed;
}

/** As TCP does it: HTTP's own `close` ends idle connections as well. */
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    TcpServer.prototype.close.call(server, () => resolve());
  });
}

function countConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
}
