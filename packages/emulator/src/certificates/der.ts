// The distinguished encoding of ASN.1 (ITU-T X.690), as much of it as a certificate is made of.

/** One element, encoded. */
export type Der = Buffer;

/** Elements in order. */
export const sequence = (...elements: readonly Der[]): Der => element(0x30, ...elements);

/** A set of one element, which needs no sorting. */
export const setOf = (only: Der): Der => element(0x31, only);

/** A positive number, its highest byte first. */
export const integer = (bytes: Uint8Array): Der => {
  const isNegative = (bytes[0] ?? 0) > 0x7f;
  return element(0x02, ...(isNegative ? [Buffer.of(0)] : []), bytes);
};

/** `true`; `false` is left out where it is what is assumed. */
export const yes = (): Der => element(0x01, Buffer.of(0xff));

/** Bytes, or what is encoded in them. */
export const octetString = (content: Uint8Array): Der => element(0x04, content);

/** Bits of which the last `unused` are none. */
export const bitString = (bytes: Uint8Array, unused = 0): Der => element(0x03, Buffer.of(unused), bytes);

/** Text of any characters. */
export const utf8String = (text: string): Der => element(0x0c, Buffer.from(text));

/** What stands under a number of its context: within it others, or as it is. */
export const tagged = (number: number, how: 'within' | 'as-is', content: Uint8Array): Der =>
  element((how === 'within' ? 0xa0 : 0x80) + number, content);

/** The name of a kind of thing: `2.5.29.15`. */
export function objectIdentifier(dotted: string): Der {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return element(0x06, Buffer.of(first * 40 + second, ...others.flatMap(inSevenBits)));
}

/** A moment to the second: with two digits of the year until 2049, as RFC 5280 (4.1.2.5) wants it. */
export function time(moment: Date): Der {
  const digits = moment.toISOString().replace(/\.\d+|[-:T]/g, '');
  return moment.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits));
}

function element(tag: number, ...contents: readonly Uint8Array[]): Der {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(content), content]);
}

function lengthOf({ length }: Uint8Array): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes = inBytes(length);
  return Buffer.of(0x80 + bytes.length, ...bytes);
}

const inBytes = (value: number): readonly number[] =>
  value === 0 ? [] : [...inBytes(Math.floor(value / 256)), value % 256];

/** Seven bits a byte; all but the last have the eighth. */
function inSevenBits(value: number): readonly number[] {
  const above = Math.floor(value / 128);
  return [...(above === 0 ? [] : inSevenBits(above).map((byte) => byte | 0x80)), value % 128];
}
