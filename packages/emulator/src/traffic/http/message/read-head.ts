/** The head of a message, strictly read, and what it says of the connection and of the body. */
export interface MessageHead {
  /** The request line or the status line. */
  readonly first: string;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  /** Its options in lower case, all of them with a comma behind. */
  readonly connection: string;
  /** In lower case; of several headers joined. */
  readonly coding: string | undefined;
  readonly length: number | undefined;
  readonly hosts: number;
  readonly expect: string | undefined;
  readonly upgrade: string | undefined;
}

/**
 * Reads a head without the empty line that ends it (RFC 9112); nothing when any part of it can be taken in two ways: a
 * control character, a bare CR or LF, a folded line, a name that is no token, a length that is not one number or stands
 * beside a coding.
 */
export function readHead(text: string): MessageHead | undefined {
  if (notInHeads.test(text)) return undefined;
  let end = lineEnd(text, 0);
  const facts: Facts = { ...nothingSaid };
  const rawHeaders: string[] = [];
  const first = text.slice(0, end);
  while (end < text.length) {
    const start = end + 2;
    end = lineEnd(text, start);
    const colon = text.indexOf(':', start);
    if (colon === -1 || colon > end) return undefined;
    const name = text.slice(start, colon);
    if (!token.test(name)) return undefined;
    const value = withoutSpace(text, colon + 1, end);
    rawHeaders.push(name, value);
    if (noted.has(name.length) && !note(facts, name.toLowerCase(), value)) return undefined;
  }
  if (facts.length !== undefined && facts.coding !== undefined) return undefined;
  return { first, rawHeaders, ...facts };
}

/** What no head contains: control characters but for tabs, and a CR or an LF alone. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
export const notInHeads = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n/;

const token = /^[\w!#$%&'*+.^`|~-]+$/;

type Facts = { -readonly [Key in Exclude<keyof MessageHead, 'first' | 'rawHeaders'>]: MessageHead[Key] };

const nothingSaid: Facts = {
  connection: '',
  coding: undefined,
  length: undefined,
  hosts: 0,
  expect: undefined,
  upgrade: undefined,
};

/** Lengths of the names of which note is taken, so that most headers are passed over without a look at their letters. */
const noted: ReadonlySet<number> = new Set(
  ['host', 'expect', 'upgrade', 'connection', 'content-length', 'transfer-encoding'].map(
    ({ length }) => length,
  ),
);

/** Whether it can be taken in one way only. */
function note(facts: Facts, name: string, value: string): boolean {
  if (name === 'host') facts.hosts += 1;
  if (name === 'expect') facts.expect = value;
  if (name === 'upgrade') facts.upgrade = value;
  if (name === 'connection') facts.connection += `${value.toLowerCase().replace(/\s/g, '')},`;
  if (name === 'transfer-encoding')
    facts.coding = facts.coding === undefined ? value.toLowerCase() : `${facts.coding}, ${value}`;
  if (name !== 'content-length') return true;
  if (facts.length !== undefined || !digits.test(value)) return false;
  facts.length = Number(value);
  return Number.isSafeInteger(facts.length);
}

const digits = /^\d+$/;

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\r\n', start);
  return end === -1 ? text.length : end;
}

function withoutSpace(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const isSpace = (code: number) => code === 0x20 || code === 0x09;
