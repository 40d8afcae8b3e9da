import type { BodyReader, Framing } from './body-reader.js';
import { ChunkedBody } from './chunked-body.js';

export function readBody(framing: Framing): BodyReader {
  if (framing === 'chunks') return new ChunkedBody();
  if (framing === 'none') return new MeasuredBody(0);
  return new MeasuredBody(framing === 'until-close' ? Infinity : framing);
}

/** So many bytes, or all that come. */
class MeasuredBody implements BodyReader {
  #left: number;

  constructor(length: number) {
    this.#left = length;
  }

  get isOpenEnded(): boolean {
    return this.#left === Infinity;
  }

  get isComplete(): boolean {
    return this.#left === 0;
  }

  read(chunk: Buffer, data: (part: Buffer) => void): number {
    const count = Math.min(this.#left, chunk.length);
    this.#left -= count;
    if (count > 0) data(count === chunk.length ? chunk : chunk.subarray(0, count));
    return count;
  }
}
