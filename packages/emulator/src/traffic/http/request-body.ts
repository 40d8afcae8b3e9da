import { Readable } from 'node:stream';
import type { ClientRequest } from './client-message.js';

/**
 * The request's body as a stream of its own, with backpressure: undici destroys the body that it is given when an
 * answer comes early, which must not end the client's connection. What is left then is read and dropped.
 */
export function requestBody(request: ClientRequest): Readable | null {
  if (!hasBody(request)) return null;
  const body = new Readable({ read: () => void request.resume() });
  request.on('data', (chunk: Buffer) => {
    if (!body.destroyed && !body.push(chunk)) request.pause();
  });
  request.on('end', () => body.push(null));
  body.on('close', () => request.resume());
  // A connection that breaks off under the body ends the exchange, which hears of it from undici.
  body.on('error', () => undefined);
  return body;
}

const hasBody = ({ headers }: ClientRequest) =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
