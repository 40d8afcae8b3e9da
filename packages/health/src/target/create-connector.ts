import { buildConnector } from 'undici';
import type { Target } from './open-target.js';

/** Connects to where the target says, by the name that its URL or its `Host` header says. */
export function createConnector({ at, ca, insecure }: Target, timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({
    timeout: timeoutMs,
    rejectUnauthorized: !insecure,
    ...(ca && { ca: [...ca] }),
  });
  if (at === undefined) return connect;
  return (options, callback) =>
    connect({ ...options, hostname: at.host, port: String(at.port ?? options.port) }, callback);
}
