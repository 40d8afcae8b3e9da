import { readFile } from 'node:fs/promises';
import { TextDecoder } from 'node:util';

/** Reads a text file by its byte order mark, which is no part of the text: PowerShell's `>` writes UTF-16. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  const mark = bytes.subarray(0, 2).toString('hex');
  return new TextDecoder(encodings[mark] ?? 'utf-8').decode(bytes);
}

const encodings: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' };
