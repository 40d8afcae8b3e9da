import { once } from 'node:events';
import type { Server } from 'node:net';

const host = '127.0.0.1';

/** Binds a free port of this machine. */
export async function listen(server: Server): Promise<{ readonly host: string; readonly port: number }> {
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error(`Expected a TCP address, got ${String(address)}`);
  return { host, port: address.port };
}
