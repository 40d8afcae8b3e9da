import { gunzipSync } from 'node:zlib';

/**
 * A body as text; CloudWatch's clients compress long ones. Nothing when it is larger than `limitBytes`, also unpacked.
 * @throws Error for what says that it is gzip and is not
 */
export function bodyText(
  bytes: Uint8Array,
  encoding: string | undefined,
  limitBytes: number,
): string | undefined {
  if (encoding !== 'gzip')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: limitBytes }).toString('utf8');
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
