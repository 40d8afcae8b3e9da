import { createReadStream } from 'node:fs';
import type { TextDecoder } from 'node:util';
import { decoderFor } from '../terms/read-text.js';

/** One line of a file, without its end. */
export interface FileLine {
  readonly text: string;
  /** False for a last line without one: what wrote it may have been stopped within. */
  readonly isEnded: boolean;
}

/** The lines of a text file, one by one, whatever its size, its encoding and its line ends. */
export async function* readLines(path: string, signal?: AbortSignal): AsyncGenerator<FileLine> {
  let rest = '';
  for await (const text of decoded(createReadStream(path, { signal }))) {
    const lines = (rest + text).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) yield { text: line, isEnded: true };
  }
  if (rest !== '') yield { text: rest, isEnded: false };
}

async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder?.decode() ?? '';
}
