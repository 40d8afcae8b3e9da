import type { Framing } from './body-reader.js';
import { readHead } from './read-head.js';

/** How an instance begins to answer. */
export interface AnswerHead {
  readonly status: number;
  readonly reason: string;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  readonly framing: Framing;
  /** Whether the connection may carry another request when the answer has ended. */
  readonly isKept: boolean;
}

const statusLine = /^HTTP\/1\.([01]) (\d{3})(?: (.*))?$/;

/** Nothing when it is not HTTP, or in a coding in which it cannot be passed on. */
export function readAnswerHead(text: string, isToHead: boolean): AnswerHead | undefined {
  const head = readHead(text);
  const [, minor, digits, reason = ''] = statusLine.exec(head?.first ?? '') ?? [];
  if (head === undefined || minor === undefined) return undefined;
  const { rawHeaders, coding, length, connection } = head;
  if (coding !== undefined && coding !== 'chunked') return undefined;
  const status = Number(digits);
  const isKept = minor === '1' ? !connection.includes('close,') : connection.includes('keep-alive,');
  return { status, reason, rawHeaders, isKept, framing: framingOf(status, isToHead, { coding, length }) };
}

/** RFC 9112, 6.3. */
function framingOf(
  status: number,
  isToHead: boolean,
  { coding, length }: { readonly coding: string | undefined; readonly length: number | undefined },
): Framing {
  if (isToHead || status === 204 || status === 304) return 'none';
  return coding === undefined ? (length ?? 'until-close') : 'chunks';
}
