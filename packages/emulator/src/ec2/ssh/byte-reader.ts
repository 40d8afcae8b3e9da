import type { Readable } from 'node:stream';

/** Reads lines and counted bytes from a stream, in turns. */
export interface ByteReader {
  /** The next line without its end; nothing at the end of the stream. */
  line(): Promise<string | undefined>;
  /** The next bytes, in pieces as they come. Throws when the stream ends before. */
  bytes(count: number): AsyncGenerator<Buffer, void, undefined>;
}

/** A line of the protocol is short; nobody may fill the memory with one. */
const longestLine = 8_192;

export function createByteReader(stream: Readable): ByteReader {
  // The other way may be open still when this one has ended.
  const pieces: AsyncIterator<Buffer> = stream.iterator({ destroyOnReturn: false });
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { value, done } = await pieces.next();
    if (done === true) return false;
    rest = rest.length === 0 ? value : Buffer.concat([rest, value]);
    return true;
  };
  const take = (count: number) => {
    const taken = rest.subarray(0, count);
    rest = rest.subarray(taken.length);
    return taken;
  };
  return {
    async line() {
      let end = rest.indexOf('\n');
      while (end < 0) {
        if (rest.length > longestLine) throw new Error(`A line has more than ${longestLine} bytes`);
        if (!(await more())) return undefined;
        end = rest.indexOf('\n');
      }
      return take(end + 1).toString('utf8', 0, end);
    },
    async *bytes(count) {
      for (let left = count; left > 0; ) {
        if (rest.length === 0 && !(await more())) throw new Error(`The stream ended ${left} bytes too early`);
        const piece = take(left);
        left -= piece.length;
        yield piece;
      }
    },
  };
}
