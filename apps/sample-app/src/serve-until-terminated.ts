import type { Server } from 'node:http';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** Resolves when the process is asked to end, for example by SIGTERM. */
  readonly terminated: Promise<unknown>;
}

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
  server.keepAliveTimeout = 1;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
