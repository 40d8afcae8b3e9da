import { notInHeads } from './read-head.js';

/** What comes of bytes that may hold the end of a head. */
export type Collected =
  | { readonly kind: 'whole'; readonly text: string; readonly rest: Buffer }
  | { readonly kind: 'part' }
  | { readonly kind: 'unreadable' };

/** Collects the bytes of one head after the other. */
export class HeadCollector {
  readonly #mostBytes: number;
  readonly #begins: RegExp;
  #part: Buffer | undefined;

  /** @param begins what one that has not come in full begins with */
  constructor(mostBytes: number, begins: RegExp) {
    this.#mostBytes = mostBytes;
    this.#begins = begins;
  }

  /** A head has begun and not ended. */
  get isInside(): boolean {
    return this.#part !== undefined;
  }

  /** Of a part, what cannot be in a head is found at once: its end may never come. */
  add(chunk: Buffer): Collected {
    const searched = Math.max(0, (this.#part?.length ?? 0) - 3);
    const all = this.#part === undefined ? withoutEmptyLine(chunk) : Buffer.concat([this.#part, chunk]);
    const end = all.indexOf('\r\n\r\n', searched, 'latin1');
    if (end > this.#mostBytes || (end === -1 && all.length > this.#mostBytes)) return unreadable;
    if (end !== -1) {
      this.#part = undefined;
      return { kind: 'whole', text: all.toString('latin1', 0, end), rest: all.subarray(end + 4) };
    }
    if (all.length > 0 && !this.#canGoOn(all, searched)) return unreadable;
    this.#part = all.length === 0 ? undefined : all;
    return { kind: 'part' };
  }

  #canGoOn(all: Buffer, searched: number): boolean {
    return (
      this.#begins.test(all.toString('latin1', 0, longestBeginning)) &&
      !notInHeads.test(inside(all, searched))
    );
  }
}

const unreadable: Collected = { kind: 'unreadable' };

/** A CR at the end may be followed by its LF yet; before the searched part there is none. */
const inside = (all: Buffer, searched: number) => {
  const text = all.toString('latin1', all[searched] === lineFeed ? searched + 1 : searched, all.length);
  return text.endsWith('\r') ? text.slice(0, -1) : text;
};

const longestBeginning = 20;

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Some clients end a body with one that belongs to nothing (RFC 9112, 2.2). */
const withoutEmptyLine = (chunk: Buffer) =>
  chunk[0] === carriageReturn && chunk[1] === lineFeed ? chunk.subarray(2) : chunk;
