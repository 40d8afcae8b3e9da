import type { BodyReader } from './body-reader.js';
import { notInHeads, readHead } from './read-head.js';

/** Of a size with what stands behind it, and of all trailers together. */
const mostLineBytes = 16 * 1_024;

/** A body in chunks (RFC 9112, 7.1): sizes are checked to the letter, extensions and trailers dropped. */
export class ChunkedBody implements BodyReader {
  readonly isOpenEnded = false;
  #state: 'size' | 'data' | 'data-end' | 'trailers' | 'complete' = 'size';
  #left = 0;
  /** Of a line that has not ended, or of all trailers. */
  #text = '';

  get isComplete(): boolean {
    return this.#state === 'complete';
  }

  read(chunk: Buffer, data: (part: Buffer) => void): number | undefined {
    let at = 0;
    while (at < chunk.length && this.#state !== 'complete') {
      const next = this.#state === 'data' ? this.#readData(chunk, at, data) : this.#readLine(chunk, at);
      if (next === undefined) return undefined;
      at = next;
    }
    return at;
  }

  #readData(chunk: Buffer, at: number, data: (part: Buffer) => void): number {
    const end = Math.min(chunk.length, at + this.#left);
    this.#left -= end - at;
    if (this.#left === 0) this.#state = 'data-end';
    data(chunk.subarray(at, end));
    return end;
  }

  #readLine(chunk: Buffer, at: number): number | undefined {
    const lineFeed = chunk.indexOf(0x0a, at);
    const end = lineFeed === -1 ? chunk.length : lineFeed + 1;
    this.#text += chunk.toString('latin1', at, end);
    if (this.#text.length > mostLineBytes || !this.#canBegin()) return undefined;
    if (lineFeed === -1) return end;
    return this.#text.endsWith('\r\n') && this.#takeLine() ? end : undefined;
  }

  /** Whether what has come of a line can be its beginning, so that what cannot is not waited for. */
  #canBegin(): boolean {
    if (this.#state === 'size') return sizeBegins.test(this.#text);
    return this.#state !== 'data-end' || '\r\n'.startsWith(this.#text);
  }

  #takeLine(): boolean {
    if (this.#state === 'trailers') return this.#takeTrailer();
    const line = this.#text.slice(0, -2);
    this.#text = '';
    if (this.#state === 'data-end') {
      this.#state = 'size';
      return line === '';
    }
    const size = sizeLine.exec(line)?.[1];
    if (size === undefined || notInHeads.test(line)) return false;
    this.#left = Number.parseInt(size, 16);
    this.#state = this.#left === 0 ? 'trailers' : 'data';
    return true;
  }

  #takeTrailer(): boolean {
    if (this.#text !== '\r\n' && !this.#text.endsWith('\r\n\r\n')) return true;
    this.#state = 'complete';
    return this.#text === '\r\n' || readHead(`\r\n${this.#text.slice(0, -4)}`) !== undefined;
  }
}

/** At most 2^52: what is more, no number tells exactly. */
const sizeLine = /^([\da-f]{1,13})(?:;.*)?$/i;
const sizeBegins = /^[\da-f]{1,13}(?:;.*)?\r?\n?$/is;
