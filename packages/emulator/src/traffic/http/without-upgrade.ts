import type { IncomingMessage } from 'node:http';
import { linesOf } from './gateway-error.js';

type Upgrading = Pick<IncomingMessage, 'method' | 'url' | 'httpVersion' | 'headers' | 'rawHeaders'>;

/** Whether a request asks for WebSocket, the one protocol that a load balancer changes to; it cannot have a body. */
export const asksForWebSocket = ({ headers }: Upgrading): boolean =>
  headers.upgrade?.trim().toLowerCase() === 'websocket' &&
  headers['transfer-encoding'] === undefined &&
  (headers['content-length'] ?? '0') === '0';

/** The head of the same request as one that asks for no other protocol, which is how a server reads it that knows none. */
export function headWithoutUpgrade({ method, url, httpVersion, rawHeaders }: Upgrading): string {
  const kept: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = rawHeaders[index + 1] ?? '';
    const key = name.toLowerCase();
    if (key === 'connection') kept.push(name, withoutOptions(value));
    else if (!ofUpgrades.has(key)) kept.push(name, value);
  }
  return `${method} ${url} HTTP/${httpVersion}\r\n${linesOf(kept)}\r\n`;
}

const ofUpgrades: ReadonlySet<string> = new Set(['upgrade', 'http2-settings']);

const withoutOptions = (connection: string): string =>
  connection
    .split(',')
    .filter((option) => !ofUpgrades.has(option.trim().toLowerCase()))
    .join(',');
