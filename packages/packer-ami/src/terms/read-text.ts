import { readFile } from 'node:fs/promises';
import { TextDecoder } from 'node:util';

/**
 * Reads a text file whatever wrote it: PowerShell's `>` writes UTF-16, its `Out-File -Encoding utf8` a byte order
 * mark. The mark is no part of the text.
 */
export async function readText(path: string, signal?: AbortSignal): Promise<string> {
  const bytes = await readFile(path, { signal });
  return decoderFor(bytes).decode(bytes);
}

/** The decoder for a text that begins with `start`: UTF-8, or UTF-16 by its byte order mark or its zeros. */
export function decoderFor(start: Uint8Array): TextDecoder {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  const { even, odd } = countZeros(start.subarray(0, sampleBytes));
  if (odd > even) return new TextDecoder('utf-16le');
  return new TextDecoder(even > odd ? 'utf-16be' : 'utf-8');
}

const sampleBytes = 1024;

/** A text of UTF-8 has no zero byte; of what is ASCII in UTF-16 every second byte is zero. */
function countZeros(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const zeros = [...bytes.keys()].filter((index) => bytes[index] === 0);
  const even = zeros.filter((index) => index % 2 === 0).length;
  return { even, odd: zeros.length - even };
}
