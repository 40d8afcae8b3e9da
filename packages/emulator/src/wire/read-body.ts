import type { IncomingMessage } from 'node:http';
import { bodyText } from './body-text.js';

/** A request's body as text, or nothing when it is larger than `limitBytes`. Rejects when the client goes away. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes: Uint8Array = chunk;
    size += bytes.byteLength;
    if (size > limitBytes) return undefined;
    chunks.push(bytes);
  }
  return bodyText(Buffer.concat(chunks), request.headers['content-encoding'], limitBytes);
}
