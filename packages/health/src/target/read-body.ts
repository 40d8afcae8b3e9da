import type { Dispatcher } from 'undici';

const maxBodyBytes = 64 * 1024;

/** Reads to the end: an answer that breaks off is not an answer. Keeps the first 64 KiB only. */
export async function readBody(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    const buffer = Buffer.from(chunk);
    if (bytes < maxBodyBytes) chunks.push(buffer.subarray(0, maxBodyBytes - bytes));
    bytes += buffer.length;
  }
  return Buffer.concat(chunks).toString('utf8');
}
