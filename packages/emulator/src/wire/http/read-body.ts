import type { IncomingMessage } from 'node:http';
import { bodyText } from './body-text.js';
import type { RequestBody } from '../create-api.js';

/** A request's body, or nothing when it is larger than `limitBytes`. Rejects when the client goes away. */
export async function readBody(
  request: IncomingMessage,
  limitBytes: number,
): Promise<RequestBody | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes: Uint8Array = chunk;
    size += bytes.byteLength;
    if (size > limitBytes) return undefined;
    chunks.push(bytes);
  }
  const bytes = Buffer.concat(chunks);
  const text = bodyText(bytes, request.headers['content-encoding'], limitBytes);
  return text === undefined ? undefined : { bytes, text };
}
